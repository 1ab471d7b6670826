"""Short stories of our own about who takes part and what a guest has only come for."""

from __future__ import annotations

import pytest

from extract import frame, pipeline
from extract.model import Record

Act = tuple[str, str, str, set[str]]

STORIES: list[tuple[str, str, list[Act]]] = [
    (
        "one sentence, three hosts, the talks last; the host of the visit is not at the courtesy calls",
        "Mặt trận hai nước tăng cường hợp tác\n\n"
        "Ngày 26/7/2022, trong chuyến thăm Lào theo lời mời của Chủ tịch Mặt trận Lào xây dựng đất nước Sinlavong Khoutphaythoune, Chủ "
        "tịch Mặt trận Tổ quốc Việt Nam Đỗ Văn Chiến đã hội kiến Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith; chào xã giao Thủ "
        "tướng Lào Phankham Viphavanh và hội đàm với Chủ tịch Mặt trận Lào Sinlavong Khoutphaythoune.",
        [
            ("talks", "occurred", "2022-07-26", {"do_van_chien", "sinlavong_khoutphaythoune"}),
            ("reception", "occurred", "2022-07-26", {"do_van_chien", "thongloun_sisoulith"}),
            ("reception", "occurred", "2022-07-26", {"do_van_chien", "phankham_viphavanh"}),
        ],
    ),
    (
        "the session a guest has come for is not that day",
        "Tổng Bí thư Nguyễn Phú Trọng tiếp Thủ tướng Lào\n\n"
        "Chiều 7/2/2017, tại Hà Nội, Tổng Bí thư Nguyễn Phú Trọng tiếp Thủ tướng Lào Thongloun Sisoulith sang tham dự và đồng chủ trì "
        "kỳ họp lần thứ 39 Ủy ban liên Chính phủ Việt Nam - Lào.",
        [("reception", "occurred", "2017-02-07", {"nguyen_phu_trong", "thongloun_sisoulith"})],
    ),
    (
        "a message to both sides told behind a list of many countries",
        "Các nước chúc mừng Quốc khánh\n\n"
        "Lãnh đạo các nước Lào, Trung Quốc, Campuchia, Cuba và Nga đã có thư mừng gửi lãnh đạo Việt Nam nhân dịp Quốc khánh của nước "
        "ta năm nay.\n\nNgày 1/9/2023, Thủ tướng Lào Sonexay Siphandone đã gửi điện mừng tới Thủ tướng Việt Nam Phạm Minh Chính.",
        [("message", "occurred", "2023-09-01", {"sonexay_siphandone", "pham_minh_chinh"})],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), STORIES, ids=[s[0] for s in STORIES])
def test_who_meets(name: str, text: str, expected: list[Act]) -> None:
    told = frame.rows(pipeline.build([Record("story", text)]).mentions)
    got = [(t["event_type"], t["status"], t["edtf"] or "", set(t["leaders"])) for t in told]
    missing = [act for act in expected if act not in got]
    assert not missing, got
    assert not [act for act in got if act[0] in ("committee_meeting", "multilateral_meeting")]
