import pytest

from quiz_blocks.guard.origin import judge_origin

HOST = "tuyengiao.example.vn"


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, "same"),
        ({"Sec-Fetch-Site": "none"}, "same"),
        ({"Sec-Fetch-Site": "cross-site"}, "cross"),
        ({"Sec-Fetch-Site": "cross-site", "Origin": f"https://{HOST}"}, "cross"),
        ({"Sec-Fetch-Site": "same-site", "Origin": f"https://khac.{HOST}"}, "cross"),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, "same"),
        ({"Origin": f"https://{HOST}"}, "same"),
        ({"Origin": f"https://{HOST}:443"}, "same"),
        ({"Origin": f"http://{HOST}"}, "same"),
        ({"Origin": f"https://{HOST.upper()}"}, "same"),
        ({"Origin": f"https://{HOST}:8443"}, "cross"),
        ({"Origin": f"https://{HOST}.xau.example"}, "cross"),
        ({"Origin": f"https://{HOST}@xau.example"}, "cross"),
        ({"Origin": "null"}, "cross"),
        ({"Origin": "https://[::1"}, "cross"),
        ({"Origin": "file://"}, "cross"),
        ({"Origin": "https://tin-cay.example"}, "same"),
        ({"Origin": "http://tin-cay.example"}, "cross"),
        ({"Origin": "https://a.nhieu.example"}, "same"),
        ({"Origin": "https://nhieu.example.xau"}, "cross"),
        ({"Referer": f"https://{HOST}/tin/bai/"}, "same"),
        ({"Referer": f"https://xau.example/{HOST}"}, "cross"),
        ({}, "unknown"),
        ({"Sec-Fetch-Site": "same-site"}, "unknown"),
        ({"Sec-Fetch-Site": "lạ".encode().decode("latin-1")}, "unknown"),
    ],
)
def test_judge_origin__table(rf, settings, headers, origin):
    settings.CSRF_TRUSTED_ORIGINS = ["https://tin-cay.example", "https://*.nhieu.example"]
    request = rf.post("/", headers={"Host": HOST} | headers)
    assert judge_origin(request) == origin
