import pytest

from quiz_blocks.bank.importers.markup import drops_pictures, to_html, to_plain
from quiz_blocks.bank.kinds.answer_block import Text

HTML = [
    ("plain", "a < b & <b>c</b>", "<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;</p>"),
    ("plain", "một\nhai", "<p>một<br>hai</p>"),
    ("moodle", "5 < 6 và x<y", "<p>5 &lt; 6 và x&lt;y</p>"),
    ("moodle", "có <b>đậm</b>\nvà <i>nghiêng</i>", "<p>có <b>đậm</b><br>và <i>nghiêng</i></p>"),
    ("moodle", "Thủ đô là _____ .", "<p>Thủ đô là _____.</p>"),
    ("html", "<p>một</p><p><strong>hai</strong></p>", "<p>một</p><p><b>hai</b></p>"),
    ("html", "<div>một</div><div>hai</div>", "<p>một</p><p>hai</p>"),
    ("html", "<ul><li>một</li></ul>", "<ul><li>một</li></ul>"),
    ("html", "H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
    ("html", "<script>alert(1)</script>chữ", "<p>chữ</p>"),
    ("html", '<p onclick="x()" style="color:red">chữ</p>', "<p>chữ</p>"),
    ("html", '<a href="javascript:x()">chữ</a>', "<p>chữ</p>"),
    ("html", "<img src=x onerror=alert(1)>chữ", "<p>chữ</p>"),
    ("html", "<svg><script>x</script></svg>chữ", "<p>chữ</p>"),
    ("html", "<p>chưa đóng <b>thẻ", "<p>chưa đóng <b>thẻ</b></p>"),
    ("html", "<p> </p>", ""),
    ("markdown", "**đậm** và *nghiêng*", "<p><b>đậm</b> và <i>nghiêng</i></p>"),
    ("markdown", "- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
    ("markdown", "là _____ nhé", "<p>là _____ nhé</p>"),
    ("markdown", "<script>alert(1)</script>", ""),
]


@pytest.mark.parametrize(("markup", "text", "html"), HTML)
def test_to_html(markup, text, html):
    assert to_html(Text(text, markup)) == html


def test_to_html__pre_keeps_its_lines():
    html = to_html(Text("<pre>\nmột\nhai\n</pre>", "html"))
    assert html == "<p>một<br>hai</p>"


def test_to_html__links_only_where_asked():
    text = Text('<a href="https://vi.example/" target="_blank">xem</a>', "html")
    assert to_html(text) == "<p>xem</p>"
    assert to_html(text, links=True) == '<p><a href="https://vi.example/">xem</a></p>'


@pytest.mark.parametrize(
    ("markup", "text", "plain"),
    [
        ("moodle", "a < b", "a < b"),
        ("moodle", "<b>đậm</b>", "đậm"),
        ("plain", "<b>đậm</b>", "<b>đậm</b>"),
        ("html", "<p>một</p>\n<p>hai &amp; ba</p>", "một\nhai & ba"),
        ("html", "một<br>hai", "một\nhai"),
        ("html", "<script>x</script>chữ", "chữ"),
        ("markdown", "**đậm**", "đậm"),
    ],
)
def test_to_plain(markup, text, plain):
    assert to_plain(Text(text, markup)) == plain


@pytest.mark.parametrize(
    ("markup", "text", "drops"),
    [
        ("html", "<img src='x'>", True),
        ("markdown", "![ảnh](x.png)", True),
        ("moodle", "<IFRAME src=x>", True),
        ("plain", "<img src='x'>", False),
        ("html", "không ảnh!", False),
    ],
)
def test_drops_pictures(markup, text, drops):
    assert drops_pictures(Text(text, markup)) is drops
