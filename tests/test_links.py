"""Two acts told by one another, "met X on Thursday, a day after he held talks with Y", in any language."""

from __future__ import annotations

import pytest

from extract import frame, pipeline
from extract.model import Record

FRIDAY = "2024-03-15"
Act = tuple[str, str, list[str]]

BOTH = [
    "Lao Prime Minister Sonexay Siphandone met President Vo Van Thuong in Hanoi on Thursday, a day after he held "
    "talks with Prime Minister Pham Minh Chinh.",
    "Một ngày sau khi hội đàm với Thủ tướng Phạm Minh Chính, Thủ tướng Lào Sonexay Siphandone đã hội kiến Chủ tịch "
    "nước Võ Văn Thưởng ngày 12/3.",
    "Le Premier ministre lao Sonexay Siphandone a été reçu jeudi par le président Vo Van Thuong, un jour après avoir "
    "eu des entretiens avec le Premier ministre Pham Minh Chinh.",
    "El primer ministro laosiano Sonexay Siphandone se reunió el jueves con el presidente Vo Van Thuong, un día "
    "después de sostener conversaciones con el primer ministro Pham Minh Chinh.",
    "Der laotische Premierminister Sonexay Siphandone traf am Donnerstag Präsident Vo Van Thuong, einen Tag nachdem "
    "er Gespräche mit Premierminister Pham Minh Chinh geführt hatte.",
    "Perdana Menteri Laos Sonexay Siphandone bertemu Presiden Vo Van Thuong pada Kamis, sehari setelah mengadakan "
    "pembicaraan dengan Perdana Menteri Pham Minh Chinh.",
    "Премьер-министр Лаоса Сонсай Сипхандон встретился в четверг с президентом Во Ван Тхыонгом, через день после "
    "переговоров с премьер-министром Фам Минь Тинем.",
    "老挝总理宋赛在与越南总理范明政举行会谈一天后,于12日会见越南国家主席武文赏。",
    "นายกรัฐมนตรีลาว สอนไซ สีพันดอน เข้าพบประธานาธิบดี หวอ วัน เถือง เมื่อวันพฤหัสบดี หนึ่งวันหลังจากหารือกับนายกรัฐมนตรี ฝ่าม มิงห์ จิ๊ง",
    "ທ່ານ ສອນໄຊ ສີພັນດອນ ນາຍົກລັດຖະມົນຕີ ໄດ້ພົບປະກັບ ທ່ານ ຫວໍ ວັນ ເທືອງ ປະທານປະເທດ ໃນວັນທີ 14 ມີນາ, ໜຶ່ງວັນຫຼັງຈາກ ເຈລະຈາກັບ ທ່ານ ຟ້າມ ມິງ ຈິງ ນາຍົກລັດຖະມົນຕີ.",
]


def told(text: str) -> list[Act]:
    """Type, date and leaders of every mention."""
    rows = frame.rows(pipeline.build([Record("links", text, published=FRIDAY)]).mentions)
    return sorted((t["event_type"], t["edtf"] or "", sorted(t["leaders"])) for t in rows)


@pytest.mark.parametrize("text", BOTH)
def test_the_earlier_act_has_the_day_before(text: str) -> None:
    last = "2024-03-12" if "12" in text else "2024-03-14"
    before = f"{last[:-1]}{int(last[-1]) - 1}"
    assert told(text) == [
        ("reception", last, ["sonexay_siphandone", "vo_van_thuong"]),
        ("talks", before, ["pham_minh_chinh", "sonexay_siphandone"]),
    ]


CASES: list[tuple[str, list[Act]]] = [
    (
        "The agreement was signed in Vientiane three days after the two prime ministers, Pham Minh Chinh and Sonexay Siphandone, held "
        "talks in Hanoi on March 11.",
        [("agreement_signing", "2024-03-14", []), ("talks", "2024-03-11", ["pham_minh_chinh", "sonexay_siphandone"])],
    ),
    (
        "Zwei Tage nach dem Besuch von Premierminister Sonexay Siphandone in Hanoi unterzeichneten beide Länder am 13. März ein Abkommen.",
        [("agreement_signing", "2024-03-13", []), ("official_visit", "2024-03-11", ["sonexay_siphandone"])],
    ),
    (
        "Deux jours après avoir rencontré le président Vo Van Thuong, le Premier ministre lao Sonexay Siphandone a signé mercredi à Hanoï "
        "un accord avec le Premier ministre Pham Minh Chinh.",
        [("agreement_signing", "2024-03-13", ["pham_minh_chinh", "sonexay_siphandone"])],
    ),
    (
        "Three days after President Vo Van Thuong met Lao President Thongloun Sisoulith, the two countries signed an agreement in "
        "Vientiane on March 14.",
        [("agreement_signing", "2024-03-14", []), ("talks", "2024-03-11", ["thongloun_sisoulith", "vo_van_thuong"])],
    ),
    (
        "On March 12, a day after he received Lao Foreign Minister Saleumxay Kommasith, Prime Minister Pham Minh Chinh left for Australia.",
        [("reception", "2024-03-11", ["pham_minh_chinh", "saleumxay_kommasith"])],
    ),
    (
        "Sonexay Siphandone held talks with Prime Minister Pham Minh Chinh on March 11. A day after, he met President Vo Van Thuong.",
        [
            ("reception", "2024-03-12", ["sonexay_siphandone", "vo_van_thuong"]),
            ("talks", "2024-03-11", ["pham_minh_chinh", "sonexay_siphandone"]),
        ],
    ),
    (
        "Lao Prime Minister Sonexay Siphandone met President Vo Van Thuong on Thursday. The meeting came a day after he held talks "
        "with Prime Minister Pham Minh Chinh.",
        [
            ("reception", "2024-03-14", ["sonexay_siphandone", "vo_van_thuong"]),
            ("talks", "2024-03-13", ["pham_minh_chinh", "sonexay_siphandone"]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_act_has_its_day(text: str, expected: list[Act]) -> None:
    assert told(text) == expected
