"""What is planned in somebody's words on an occasion does not make a plan of the occasion, in any language."""

from __future__ import annotations

import pytest

from extract import frame, pipeline
from extract.model import Record

MONDAY = "2024-01-08"
BOTH = ["pham_minh_chinh", "sonexay_siphandone"]

TALKS = [
    "During talks in Hanoi on Friday, Prime Minister Pham Minh Chinh told Lao Prime Minister Sonexay Siphandone that Vietnam will build "
    "a new hospital in Xieng Khouang.",
    "Vietnam will build a new hospital in Xieng Khouang, Prime Minister Pham Minh Chinh said during talks with Lao Prime Minister "
    "Sonexay Siphandone in Hanoi on Friday.",
    "Tại hội đàm ở Hà Nội hôm thứ Sáu, Thủ tướng Phạm Minh Chính nói với Thủ tướng Lào Sonexay Siphandone rằng Việt Nam sẽ xây dựng "
    "một bệnh viện mới tại Xiêng Khoảng.",
    "Lors de leur entretien vendredi à Hanoï, le Premier ministre Pham Minh Chinh a dit à son homologue lao Sonexay Siphandone que le "
    "Vietnam va construire un nouvel hôpital à Xieng Khouang.",
    "Dalam pembicaraan di Hanoi pada hari Jumat, Perdana Menteri Vietnam Pham Minh Chinh mengatakan kepada Perdana Menteri Laos Sonexay "
    "Siphandone bahwa Vietnam akan membangun rumah sakit baru di Xieng Khouang.",
    "Under samtal i Hanoi i fredags berättade Vietnams premiärminister Pham Minh Chinh för Laos premiärminister Sonexay Siphandone att "
    "Vietnam ska bygga ett nytt sjukhus i Xieng Khouang.",
    "Under samtaler i Hanoi fredag fortalte Vietnams statsminister Pham Minh Chinh Laos' statsminister Sonexay Siphandone at Vietnam "
    "skal bygge et nytt sykehus i Xieng Khouang.",
    "Under samtaler i Hanoi fredag fortalte Vietnams premierminister Pham Minh Chinh den laotiske premierminister Sonexay Siphandone, "
    "at Vietnam vil opføre et nyt hospital i Xieng Khouang.",
    "Durante las conversaciones del viernes en Hanói, el primer ministro de Vietnam, Pham Minh Chinh, dijo a su homólogo laosiano, "
    "Sonexay Siphandone, que Vietnam construirá un nuevo hospital en Xieng Khouang.",
    "Durante i colloqui di venerdì ad Hanoi, il primo ministro vietnamita Pham Minh Chinh ha detto al primo ministro laotiano Sonexay "
    "Siphandone che il Vietnam costruirà un nuovo ospedale a Xieng Khouang.",
    "Bei Gesprächen in Hanoi am Freitag sagte der vietnamesische Premierminister Pham Minh Chinh dem laotischen Premierminister Sonexay "
    "Siphandone, dass Vietnam ein neues Krankenhaus in Xieng Khouang bauen werde.",
    "На переговорах в Ханое в пятницу премьер-министр Вьетнама Фам Минь Тинь сообщил премьер-министру Лаоса Сонсаю Сипхандону, что "
    "Вьетнам построит новую больницу в Сиангкхуанге.",
    "越南总理范明政5日在河内与老挝总理宋赛举行会谈时告诉宋赛,越南将在川圹省建设一座新医院。",
    "팜 민 찐 베트남 총리는 5일 하노이에서 손싸이 시판돈 라오스 총리와 회담을 갖고 베트남이 시엥쿠앙에 새 병원을 건설할 예정이라고 말했다.",
    "ในการหารือที่กรุงฮานอยเมื่อวันศุกร์ นายกรัฐมนตรีฝ่าม มิงห์ จิ๊ง แห่งเวียดนาม กล่าวกับนายกรัฐมนตรีสอนไซ สีพันดอน แห่งลาว "
    "ว่าเวียดนามจะสร้างโรงพยาบาลแห่งใหม่ในแขวงเชียงขวาง",
    "ក្នុងជំនួបពិភាក្សានៅទីក្រុងហាណូយនៅថ្ងៃសុក្រ លោកនាយករដ្ឋមន្ត្រីវៀតណាម ផាម មិញជិញ បានប្រាប់លោកនាយករដ្ឋមន្ត្រីឡាវ សុនសៃ ស៊ីផានដន ថា "
    "វៀតណាមនឹងសាងសង់មន្ទីរពេទ្យថ្មីមួយនៅខេត្តសៀងខ្វាង។",
    "ໃນການເຈລະຈາຢູ່ຮ່າໂນ້ຍໃນວັນສຸກ, ທ່ານນາຍົກລັດຖະມົນຕີ ຟ້າມ ມິງ ຈິງ ບອກທ່ານນາຍົກລັດຖະມົນຕີ ສອນໄຊ ສີພັນດອນ ວ່າ ຫວຽດນາມ ຈະກໍ່ສ້າງໂຮງໝໍແຫ່ງໃໝ່ ຢູ່ແຂວງຊຽງຂວາງ.",
]

PLANS = [
    (
        "The visit to Laos by Prime Minister Pham Minh Chinh, a spokeswoman told reporters on Friday, will begin on Thursday.",
        "2024-01-11/..",
    ),
    ("On Friday, the Foreign Ministry said Prime Minister Pham Minh Chinh will visit Laos on Thursday.", "2024-01-11"),
    ("Thứ Sáu, Bộ Ngoại giao cho biết, Thủ tướng Phạm Minh Chính sẽ thăm chính thức Lào vào thứ Năm.", "2024-01-11"),
    ("В пятницу МИД Вьетнама сообщил, что премьер-министр Фам Минь Тинь посетит Лаос в четверг.", "2024-01-11"),
    ("La visite officielle du Premier ministre Pham Minh Chinh au Laos commencera jeudi.", "2024-01-11/.."),
    ("Premiärminister Pham Minh Chinhs officiella besök i Laos inleds på torsdag.", "2024-01-11"),
    ("Der offizielle Besuch von Premierminister Pham Minh Chinh in Laos beginnt am Donnerstag.", "2024-01-11"),
]


def told(text: str, published: str = MONDAY) -> list[tuple[str, str, str, list[str]]]:
    """Type, status, date and leaders of every mention."""
    rows = frame.rows(pipeline.build([Record("speech", text, published=published)]).mentions)
    return [(t["event_type"], t["status"], t["edtf"] or "", sorted(t["leaders"])) for t in rows]


@pytest.mark.parametrize("text", TALKS)
def test_a_promise_made_in_talks_is_no_plan_for_the_talks(text: str) -> None:
    assert told(text) == [("talks", "occurred", "2024-01-05", BOTH)]


@pytest.mark.parametrize(("text", "day"), PLANS)
def test_who_announces_a_plan_does_not_hide_it(text: str, day: str) -> None:
    assert told(text) == [("official_visit", "planned", day, ["pham_minh_chinh"])]


def test_a_document_that_foresees_something_is_signed() -> None:
    text = "A memorandum signed on Friday in Vientiane by the energy ministers of Vietnam and Laos says that a power line will be built."
    assert told(text) == [("agreement_signing", "occurred", "2024-01-05", [])]


def test_a_plan_has_no_day_on_which_something_else_was_done() -> None:
    text = (
        "ທ່ານ ທອງລຸນ ສີສຸລິດ ໄປຢ້ຽມຢາມ ສສ ຫວຽດນາມ\n\nໃນວັນທີ 10 ກັນຍາ 2024, ທ່ານ ທອງລຸນ ສີສຸລິດ ເລຂາທິການໃຫຍ່ ປະທານປະເທດ ແຫ່ງ ສປປ ລາວ "
        "ໄດ້ອອກເດີນທາງ ໄປຢ້ຽມຢາມທາງລັດຖະກິດ ທີ່ ສສ ຫວຽດນາມ.\n\nການຢ້ຽມຢາມຄັ້ງນີ້ ຈະດຳເນີນໄປຮອດວັນທີ 13 ກັນຍາ. "
        "ຄາດວ່າ ສອງຝ່າຍຈະຮ່ວມເປັນສັກຂີພິຍານ ການເຊັນເອກະສານຮ່ວມມື 7 ສະບັບ."
    )
    assert [t[:3] for t in told(text, "")] == [("state_visit", "occurred", "2024-09-10/2024-09-13"), ("agreement_signing", "planned", "")]
