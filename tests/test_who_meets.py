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
        "the ceremony a guest has come for is not that day",
        "越南国家主席会见老挝国家主席\n\n4月28日下午，越南国家主席梁强在河内会见了前来出席码头落成仪式的老挝国家主席通伦·西苏里。",
        [("reception", "occurred", "2025-04-28", {"luong_cuong", "thongloun_sisoulith"})],
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
    assert not [act for act in got if act[0] in ("committee_meeting", "multilateral_meeting", "inauguration")]


def test_the_address_tells_day_from_month() -> None:
    body = "3月5日上午，越南国防部长潘文江在河内会见老挝国防部长，双方就两国国防合作交换了意见，会见在友好气氛中进行。"
    record = Record("x", f"越老国防合作\n03/05/2025 05:34\n\n{body}", url="https://cn.baochinhphu.vn/yue-lao-116250306173808305.htm")
    frames = pipeline.build([record])
    assert frames.articles["published"].iloc[0] == "2025-03-05"
    assert set(frames.events["edtf"]) == {"2025-03-05"}


def test_yesterday_of_some_month_is_no_day() -> None:
    text = (
        " date 2018-07 Chiều 31/7, tại Viêng Chăn, Đại sứ Nguyễn Bá Hùng trao số tiền hỗ trợ cho Bộ Lao động Lào để giúp người dân vùng lũ."
        "\n\nTrước đó, chiều qua, thừa ủy quyền của Bộ trưởng Công an Tô Lâm, đoàn công tác đã trao cho Bộ trưởng An ninh Lào "
        "Somkeo Silavong số tiền hỗ trợ 50.000 USD."
    )
    told = frame.rows(pipeline.build([Record("x", text)]).mentions)
    gifts = {frozenset(t["leaders"]): t["edtf"] for t in told if t["event_type"] == "aid_or_gift"}
    assert gifts.get(frozenset({"somkeo_silavong"})) is None
    assert "to_lam" not in {leader for t in told for leader in t["leaders"]}


def test_a_day_run_together_with_the_title_is_the_pages() -> None:
    text = (
        "Lãnh đạo Lào sẽ dự lễ kỷ niệm Cách mạng Tháng Tám tại Hà Nội 15/08/2025 07:15\n\nNgày 14-8, Phó Thủ tướng Bùi Thanh Sơn đã gặp "
        "Bộ trưởng Ngoại giao Lào Thongsavanh Phomvihane và trao đổi nhiều vấn đề hợp tác giữa hai nước trong thời gian tới."
    )
    frames = pipeline.build([Record("x", text)])
    assert frames.articles["published"].iloc[0] == "2025-08-15"
    assert "2025-08-14" in set(frames.events["edtf"]) and "2025-08-15" not in set(frames.events["edtf"])
