"""Whole short stories of our own: every act with its day, its people and its status, and nothing else."""

from __future__ import annotations

import pytest

from extract import frame, pipeline
from extract.model import Record

Act = tuple[str, str, str, set[str]]

STORIES: list[tuple[str, str, list[Act]]] = [
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
]


@pytest.mark.parametrize(("text", "expected"), [story[1:] for story in STORIES], ids=[story[0] for story in STORIES])
def test_story(text: str, expected: list[Act]) -> None:
    told = frame.rows(pipeline.build([Record("story", text)]).mentions)
    found = [(t["event_type"], t["status"], t["edtf"] or "", set(t["leaders"])) for t in told]
    assert sorted(found, key=str) == sorted(expected, key=str)
