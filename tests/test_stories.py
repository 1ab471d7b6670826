"""Whole short stories of our own: every act with its day, its people and its status, and nothing else."""

from __future__ import annotations

import pytest

from extract import frame, pipeline
from extract.model import Record

Act = tuple[str, str, str, set[str]]

STORIES: list[tuple[str, str, list[Act]]] = [
    (
        "one word of planning before many names, and a headline that tells only the month",
        "Staatsbesuch im Dezember\n\nVom 1. bis 2. Dezember 2025 wird auf Einladung des Generalsekretärs und Präsidenten von Laos, "
        "Thongloun Sisoulith, der Generalsekretär der Kommunistischen Partei Vietnams, To Lam, Laos einen Staatsbesuch abstatten.",
        [("state_visit", "planned", "2025-12-01/2025-12-02", {"to_lam", "thongloun_sisoulith"})],
    ),
    (
        "a visit told as to come behind praise, and a wife who goes along",
        "Laos treasures ties\n\nHanoi, 28 June 2021 - The choice of Vietnam for a first trip abroad shows how much Laos values it. "
        "So said Deputy Prime Minister Kikeo Khaykhamphithoune in an interview. He praised the solidarity of the two peoples. He also "
        "praised their trade.\n\n"
        "President Thongloun Sisoulith, his wife and a delegation will pay an official visit "
        "to Vietnam from June 28-29.",
        [("official_visit", "planned", "2021-06-28/2021-06-29", {"thongloun_sisoulith"})],
    ),
    (
        "talks after a welcome whose day is told",
        "Pada sore hari tanggal 24 April, di Vientiane, Presiden Laos Thongloun Sisoulith memimpin upacara penyambutan "
        "Presiden Luong Cuong.\n\nSegera setelah upacara penyambutan, Presiden Luong Cuong mengadakan pembicaraan dengan Presiden Laos "
        "Thongloun Sisoulith.",
        [("talks", "occurred", "2025-04-24", {"luong_cuong", "thongloun_sisoulith"})],
    ),
    (
        "a conference within a visit is the news, and its day is not that of the visit",
        "Vietnamese, Lao PMs co-chair investment conference\n\nHanoi, January 8, 2024 - Prime Minister Pham Minh Chinh and his Lao "
        "counterpart Sonexay Siphandone co-chaired an investment conference in Hanoi on January 7 within the framework of the Lao leader's "
        "official visit to Vietnam.\n\nThe two prime ministers witnessed the handover of an investment licence and the signing of six "
        "memoranda.",
        [
            ("forum", "occurred", "2024-01-07", {"pham_minh_chinh", "sonexay_siphandone"}),
            ("official_visit", "occurred", "", {"sonexay_siphandone"}),
            ("agreement_signing", "occurred", "2024-01-07", {"pham_minh_chinh", "sonexay_siphandone"}),
        ],
    ),
    (
        "what was signed during a visit whose end is told",
        "Chủ tịch nước Nguyễn Phú Trọng kết thúc chuyến thăm Lào\n\nHà Nội, 26/2/2019 - Chiều 25/2, Tổng Bí thư, Chủ tịch nước Nguyễn Phú "
        "Trọng đã rời Viêng Chăn, kết thúc chuyến thăm chính thức Lào. Sáng cùng ngày, Tổng Bí thư, Chủ tịch nước Nguyễn Phú Trọng đã gặp "
        "Thủ tướng Lào Thongloun Sisoulith.\n\nTrong chuyến thăm, hai bên đã ký 9 văn kiện hợp tác.",
        [
            ("official_visit", "occurred", "", {"nguyen_phu_trong"}),
            ("reception", "occurred", "2019-02-25", {"nguyen_phu_trong", "thongloun_sisoulith"}),
            ("agreement_signing", "occurred", "", {"nguyen_phu_trong", "thongloun_sisoulith"}),
        ],
    ),
    (
        "a headline below has a date of its own",
        "Lao, Vietnamese ministries sign pact\n\nThe Ministry of Justice of Vietnam and the Ministry of Justice of Laos signed a "
        "cooperation programme in Vientiane, Justice Minister Le Thanh Long and Justice Minister Phayvy Siboualipha said.\n\n"
        "Related news\n- President opens trade fair (12/03/2019)\n- New bridge opens 14/03/2019",
        [("agreement_signing", "occurred", "", {"le_thanh_long", "phayvy_siboualipha"})],
    ),
    (
        "talks planned within a visit that has begun",
        "Presidente de Laos visita Vietnam\n\nHanoi, 10 de septiembre de 2024 - El presidente de Laos, Thongloun Sisoulith, inició hoy una "
        "visita de Estado de cuatro días a Vietnam, donde sostendrá conversaciones con el presidente To Lam.",
        [
            ("state_visit", "occurred", "2024-09-10/2024-09-13", {"thongloun_sisoulith"}),
            ("talks", "planned", "2024-09-10", {"thongloun_sisoulith", "to_lam"}),
        ],
    ),
    (
        "a numbered session planned within an announced visit, named without names",
        "Le Premier ministre lao attendu à Hanoï\n\nHanoï, 12 janvier 2018 - Le Premier ministre lao Thongloun Sisoulith effectuera une "
        "visite de travail au Vietnam du 4 au 5 février.\n\nLes deux chefs de gouvernement coprésideront la 40e réunion du Comité "
        "intergouvernemental Vietnam-Laos.",
        [
            ("working_visit", "planned", "2018-02-04/2018-02-05", {"thongloun_sisoulith"}),
            ("committee_meeting", "planned", "", {"thongloun_sisoulith"}),
        ],
    ),
    (
        "a short name alone after the full one, and a headline that ranks the visit otherwise",
        "越共中央总书记阮富仲对老挝进行正式友好访问\n\n2017年11月25日\n\n应老挝人民革命党中央总书记、国家主席本扬·沃拉吉的邀请,越共中央总书记阮富仲于11月24日"
        "至26日对老挝进行国事访问。24日下午,阮富仲在万象与本扬举行会谈。",
        [
            ("state_visit", "occurred", "2017-11-24/2017-11-26", {"nguyen_phu_trong", "bounnhang_vorachith"}),
            ("talks", "occurred", "2017-11-24", {"nguyen_phu_trong", "bounnhang_vorachith"}),
        ],
    ),
    (
        "a short name behind a high office, a counterpart, and a list of plans under one word",
        "President arrives in Vientiane, beginning official visit\n\nVientiane, 10 April 2023 - President Thuong was welcomed at Wattay "
        "by the mayor of the capital and many students with the flags of Vietnam and Laos in their hands.\n\nDuring the visit he will "
        "attend a ceremony, hold talks with Lao President Thongloun Sisoulith, witness the signing of cooperation documents, and have "
        "meetings with National Assembly Chairman Sasomphon Phumvihane.",
        [
            ("official_visit", "occurred", "2023-04-10/..", {"vo_van_thuong"}),
            ("talks", "planned", "", {"vo_van_thuong", "thongloun_sisoulith"}),
            ("reception", "planned", "", {"vo_van_thuong", "xaysomphone_phomvihane"}),
            ("agreement_signing", "planned", "", {"vo_van_thuong", "thongloun_sisoulith"}),
        ],
    ),
    (
        "a visit whose end alone is told, above a photo line that is a sentence",
        "Pembicaraan di Vientiane\n\nPada 24 Februari 2019, Presiden Viet Nam Nguyen Phu Trong mengadakan pembicaraan dengan Presiden Laos "
        "Bounnhang Vorachith di Vientiane.\n\nKunjungan persahabatan resmi ini berakhir pada 25 Februari.\n\nFoto: Kedua pemimpin dalam "
        "pembicaraan",
        [
            ("talks", "occurred", "2019-02-24", {"nguyen_phu_trong", "bounnhang_vorachith"}),
            ("official_visit", "occurred", "", {"nguyen_phu_trong"}),
        ],
    ),
    (
        "what is planned on a day of the visit",
        "Prime Minister heads for Vientiane\n\nHanoi, January 8, 2025 - Prime Minister Pham Minh Chinh will pay a working visit to Laos "
        "from January 9 to 10. Pham Minh Chinh and Lao Prime Minister Sonexay Siphandone are to open an investment forum on January 10.",
        [
            ("working_visit", "planned", "2025-01-09/2025-01-10", {"pham_minh_chinh"}),
            ("forum", "planned", "2025-01-10", {"pham_minh_chinh", "sonexay_siphandone"}),
        ],
    ),
    (
        "a plan of the other side is no day of this visit, and a dateline no range",
        "Chủ tịch Quốc hội Trần Thanh Mẫn hội đàm với Chủ tịch Quốc hội Lào\n\n"
        "Hà Nội, ngày 18/10/2024 - Sáng 17/10, tại Thủ đô Vientiane, Chủ tịch Quốc hội Trần Thanh Mẫn đã hội đàm với Chủ tịch Quốc hội "
        "Lào Saysomphone Phomvihane trong khuôn khổ chuyến thăm chính thức Lào. Chiều cùng ngày, Chủ tịch Quốc hội Trần Thanh Mẫn hội "
        "kiến Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith.\n\n"
        "Hai bên đã ký Thỏa thuận hợp tác giữa hai Quốc hội. Dự kiến tháng 12, Chủ tịch Quốc hội Lào sẽ thăm Việt Nam.",
        [
            ("parliamentary_meeting", "occurred", "2024-10-17", {"tran_thanh_man", "xaysomphone_phomvihane"}),
            ("reception", "occurred", "2024-10-17", {"tran_thanh_man", "thongloun_sisoulith"}),
            ("agreement_signing", "occurred", "2024-10-17", {"tran_thanh_man", "xaysomphone_phomvihane"}),
            ("official_visit", "occurred", "", {"tran_thanh_man"}),
        ],
    ),
    (
        "the host of the day before did not sign",
        "Signature d'un accord commercial entre le Vietnam et le Laos\n\n"
        "Vientiane, 8 avril 2024 - Le Vietnam et le Laos ont signé lundi à Vientiane un nouvel accord commercial. Le ministre vietnamien "
        "de l'Industrie et du Commerce, Nguyên Hông Diên, et le ministre lao de l'Industrie et du Commerce, Malaythong Kommasith, ont "
        "apposé leur signature.\n\nLa veille, M. Nguyên Hông Diên avait été reçu par le Premier ministre Sonexay Siphandone.",
        [
            ("agreement_signing", "occurred", "2024-04-08", {"nguyen_hong_dien", "malaythong_kommasith"}),
            ("reception", "occurred", "2024-04-07", {"nguyen_hong_dien", "sonexay_siphandone"}),
        ],
    ),
    (
        "a visit whose last day is told two sentences on",
        "ທ່ານ ທອງລຸນ ສີສຸລິດ ໄປຢ້ຽມຢາມ ສສ ຫວຽດນາມ\n\nໃນວັນທີ 10 ກັນຍາ 2024, ທ່ານ ທອງລຸນ ສີສຸລິດ ເລຂາທິການໃຫຍ່ ປະທານປະເທດ ແຫ່ງ ສປປ ລາວ "
        "ໄດ້ອອກເດີນທາງ ໄປຢ້ຽມຢາມທາງລັດຖະກິດ ທີ່ ສສ ຫວຽດນາມ. ການຢ້ຽມຢາມຄັ້ງນີ້ ຈະດຳເນີນໄປຮອດວັນທີ 13 ກັນຍາ.",
        [("state_visit", "occurred", "2024-09-10/2024-09-13", {"thongloun_sisoulith"})],
    ),
    (
        "one guest, three hosts, and what was only done on some day of a visit",
        "Prime Minister ends trip to Vietnam\n\nHanoi, 4 October 2019 - Lao Prime Minister Thongloun Sisoulith left Hanoi on Thursday, "
        "ending an official visit to Vietnam from October 1 to 3 at the invitation of Prime Minister Nguyen Xuan Phuc. During the visit he "
        "held talks with Prime Minister Nguyen Xuan Phuc, met General Secretary and President Nguyen Phu Trong and met National Assembly "
        "Chairwoman Nguyen Thi Kim Ngan.",
        [
            ("official_visit", "occurred", "2019-10-01/2019-10-03", {"thongloun_sisoulith", "nguyen_xuan_phuc"}),
            ("talks", "occurred", "", {"thongloun_sisoulith", "nguyen_xuan_phuc"}),
            ("reception", "occurred", "", {"thongloun_sisoulith", "nguyen_phu_trong"}),
            ("reception", "occurred", "", {"thongloun_sisoulith", "nguyen_thi_kim_ngan"}),
        ],
    ),
    (
        "the one who invites does not travel, and a plan told again stays a plan",
        "Thủ tướng Lào sẽ thăm chính thức Việt Nam\n\nBộ Ngoại giao cho biết, Thủ tướng Lào Thongloun Sisoulith sẽ thăm chính thức Việt "
        "Nam từ ngày 1-3/10/2019. Chuyến thăm diễn ra theo lời mời của Thủ tướng Việt Nam Nguyễn Xuân Phúc.",
        [("official_visit", "planned", "2019-10-01/2019-10-03", {"thongloun_sisoulith", "nguyen_xuan_phuc"})],
    ),
    (
        "neither the day relations began nor a headline behind the agency's sign dates a plan",
        "El primer ministro de Laos, Sonexay Siphandone, realizará una visita oficial a Vietnam. Vietnam y Laos establecieron relaciones "
        "diplomáticas el 5 de septiembre de 1962./.\nTo Lam se reúne en Vientiane el 5 de febrero de 2026 con Thongloun Sisoulith, "
        "secretario general y presidente de Laos",
        [("official_visit", "planned", "", {"sonexay_siphandone"})],
    ),
    (
        "a name of the past among those who meet does not hide the year",
        "Lao guest in Hanoi\nLao Prime Minister Sonexay Siphandone laid a wreath at President Ho Chi Minh's mausoleum. On January "
        "7, State President Vo Van Thuong received Lao Prime Minister Sonexay Siphandone in Hanoi.",
        [("reception", "occurred", "2024-01-07", {"vo_van_thuong", "sonexay_siphandone"})],
    ),
    (
        "talks whose verb of planning stands behind the names",
        "Hanoi, 14 February 2025 – Talks between Prime Minister Pham Minh Chinh and Lao Prime Minister Sonexay Siphandone will "
        "be held next month.",
        [("talks", "planned", "2025-03", {"pham_minh_chinh", "sonexay_siphandone"})],
    ),
    (
        "the same in Vietnamese",
        "Hà Nội, 14/2/2025 – Cuộc hội đàm giữa Thủ tướng Phạm Minh Chính và Thủ tướng Lào Sonexay Siphandone sẽ diễn ra vào tháng tới.",
        [("talks", "planned", "2025-03", {"pham_minh_chinh", "sonexay_siphandone"})],
    ),
    (
        "the same in French",
        "Hanoï, 14 février 2025 – Les entretiens entre le Premier ministre Pham Minh Chinh et le Premier ministre lao Sonexay "
        "Siphandone auront lieu le mois prochain.",
        [("talks", "planned", "2025-03", {"pham_minh_chinh", "sonexay_siphandone"})],
    ),
    (
        "talks that took place, before a plan",
        "Hanoi, 3 May 2025 – The talks between Prime Minister Pham Minh Chinh and Lao Prime Minister Sonexay Siphandone took "
        "place in Hanoi on Friday.",
        [("talks", "occurred", "2025-05-02", {"pham_minh_chinh", "sonexay_siphandone"})],
    ),
    (
        "an impossible day is not that of the dateline",
        "Hanoi, 7 March 2025 – Lao President Thongloun Sisoulith met Vietnamese State President Luong Cuong on 31 February 2025.",
        [("talks", "occurred", "", {"luong_cuong", "thongloun_sisoulith"})],
    ),
    (
        "a dash behind a dateline is no range of days",
        "Hà Nội, 10/2/2025 – Ngày 13/2/2025, Chủ tịch nước Lương Cường sẽ hội đàm với Chủ tịch nước Lào Thongloun Sisoulith.",
        [("talks", "planned", "2025-02-13", {"luong_cuong", "thongloun_sisoulith"})],
    ),
    (
        "the year the sentence speaks of, as the offices rule out that of the document",
        "Hanoi, 3 May 2025 – In 2019 Prime Minister Nguyen Xuan Phuc and Lao Prime Minister Thongloun Sisoulith signed "
        "agreements on 1 October.",
        [("agreement_signing", "background", "2019-10-01", {"nguyen_xuan_phuc", "thongloun_sisoulith"})],
    ),
    (
        "what would be done did not happen",
        "Hanoi, 3 May 2025 – Prime Minister Pham Minh Chinh may visit Laos in June. He would meet Lao Prime Minister Sonexay Siphandone.",
        [("talks", "planned", "", {"pham_minh_chinh", "sonexay_siphandone"})],
    ),
    (
        "an agreement of two provinces is not that of the prime ministers",
        "Hanoi, 10 January 2025 - Lao Prime Minister Sonexay Siphandone held talks with Prime Minister Pham Minh Chinh in Hanoi "
        "on Thursday. Separately, Ho Chi Minh City and Champasak province of Laos signed a cooperation agreement on January 8.",
        [
            ("talks", "occurred", "2025-01-09", {"pham_minh_chinh", "sonexay_siphandone"}),
            ("agreement_signing", "occurred", "2025-01-08", set()),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [story[1:] for story in STORIES], ids=[story[0] for story in STORIES])
def test_story(text: str, expected: list[Act]) -> None:
    told = frame.rows(pipeline.build([Record("story", text)]).mentions)
    found = [(t["event_type"], t["status"], t["edtf"] or "", sorted(t["leaders"])) for t in told]
    assert sorted(found) == sorted((*act[:3], sorted(act[3])) for act in expected)
