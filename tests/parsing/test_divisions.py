"""Divisions by name and year, which of several a text means, where it names them. All texts are made up."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import pytest

from bulletincli.parsing import divisions
from bulletincli.parsing.divisions import FIRST_YEAR, LAST_YEAR, Division
from bulletincli.parsing.lexicon import load_rows, load_toml
from bulletincli.parsing.script import simplify


def codes(found: Sequence[Division]) -> list[str]:
    return [division.code for division in found]


def context_of(text: str, year: int | None = None) -> list[Division]:
    return [division for _, _, found in divisions.find(text, year) for division in found]


def every_division() -> list[Division]:
    return [division for row in load_rows("divisions") for division in divisions.named(row[1])]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("西湖区", 2022, ["330106", "360103"]),
        ("科尔沁右翼中旗", 2022, ["152222"]),
        ("宣城地区", 1996, ["342500"]),
        ("宣城地区", 2001, []),
        ("宣城市", 1996, ["342501"]),
        ("宣城市", 2010, ["341800"]),
        ("广德县", 1996, ["342523"]),
        ("广德县", 2010, ["341822"]),
        ("广德县", None, ["341822", "342523"]),
        ("通州区", 2006, ["110112"]),
        ("通州区", 2010, ["320612", "110112"]),
        ("罗平县", 1996, ["532226"]),
        ("罗平县", 2015, ["530324"]),
        ("重庆市", 1990, ["510200"]),
        ("重庆市", 2020, ["500000"]),
        ("澳门特别行政区", 2025, ["820000"]),
        ("台湾省", 2020, ["710000"]),
        ("西湖", 2022, []),
        ("市辖区", None, []),
        ("社区", None, []),
    ],
)
def test_full_names(name: str, year: int | None, expected: list[str]) -> None:
    assert codes(divisions.named(name, year)) == expected


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("和田地区", 2025, ["653200"]),  # after the table: its last year
        ("宣城地区", 1975, ["342500"]),  # before the table: its first
        (
            "襄樊市",
            2010,
            ["420600"],
        ),  # renamed in the course of that year: still the name in its first months
        ("襄樊市", 2011, []),
    ],
)
def test_years_at_the_edge(name: str, year: int, expected: list[str]) -> None:
    assert codes(divisions.named(name, year)) == expected


@pytest.mark.parametrize(
    ("short", "year", "expected"),
    [
        ("西湖", 2022, "西湖区"),
        ("罗平", 2015, "罗平县"),
        ("曲靖", 2015, "曲靖市"),
        ("曲靖", 1990, "曲靖地区"),
        ("曲靖", None, "曲靖市"),
        ("宣城", 1996, "宣城地区"),
        ("科右中旗", 2022, "科尔沁右翼中旗"),
        ("科左后旗", 2022, "科尔沁左翼后旗"),
        ("莫旗", 2020, "莫力达瓦达斡尔族自治旗"),
        ("鄂温克", 2020, "鄂温克族自治旗"),
        ("兴安", 2022, "兴安盟"),
        ("锡盟", 2022, "锡林郭勒盟"),
        ("和田", 2018, "和田地区"),
        ("龙胜", 2020, "龙胜各族自治县"),
        ("孟连", 2020, "孟连傣族拉祜族佤族自治县"),
        ("长阳", 2020, "长阳土家族自治县"),
        ("长阳县", 2020, "长阳土家族自治县"),
        ("长阳县", 1982, "长阳县"),
        ("北川县", None, "北川羌族自治县"),
        ("北川县", 1999, "北川县"),
        ("恩施州", 2020, "恩施土家族苗族自治州"),
        ("黔西南州", 2020, "黔西南布依族苗族自治州"),
        ("巴音郭楞", 2020, "巴音郭楞蒙古自治州"),
        ("克州", 2020, "克孜勒苏柯尔克孜自治州"),
        ("神农架", 2020, "神农架林区"),
        ("大兴安岭", 2020, "大兴安岭地区"),
        ("浦东", 2020, "浦东新区"),
        ("内蒙古", 2020, "内蒙古自治区"),
        ("吉林", 2020, "吉林省"),
        ("豫", 2020, "河南省"),
        ("桂", 2020, "广西壮族自治区"),
        ("香港", 2020, "香港特别行政区"),
        ("苏州", None, "苏州市"),
        ("井冈山", None, "井冈山市"),
        ("上街区", 2020, "上街区"),
        ("扎旗", 2020, None),  # 扎赉特旗, 扎鲁特旗
        ("东乡", 2020, None),  # 东乡区, 东乡族自治县
        ("某某", None, None),
    ],
)
def test_written_forms_become_full_names(short: str, year: int | None, expected: str | None) -> None:
    assert divisions.normalise(short, year) == expected


def test_short_forms_list_all_that_they_may_mean() -> None:
    assert codes(divisions.short_named("西湖", 2022)) == ["330106", "360103"]
    assert codes(divisions.short_named("扎旗", 2022)) == ["150526", "152223"]
    assert codes(divisions.short_named("吉林", 2022)) == ["220000", "220200"]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("通州区", 2006, "北京市/通州区"),
        ("济源市", 2020, "河南省/济源市"),
        ("澳门特别行政区", 2020, "澳门特别行政区"),
        ("罗平县", 1990, "云南省/曲靖地区/罗平县"),
        ("罗平县", 2015, "云南省/曲靖市/罗平县"),
        ("墨玉县", 2018, "新疆维吾尔自治区/和田地区/墨玉县"),
        ("仙桃市", 2020, "湖北省/仙桃市"),
        ("石河子市", 2020, "新疆维吾尔自治区/石河子市"),
        ("琼海市", 2020, "海南省/琼海市"),
        ("涪陵区", 2000, "重庆市/涪陵区"),
        ("延庆县", 2000, "北京市/延庆县"),
        ("襄城区", 2005, "湖北省/襄樊市/襄城区"),
        ("襄城区", 2015, "湖北省/襄阳市/襄城区"),
    ],
)
def test_paths(name: str, year: int, expected: str) -> None:
    (division,) = divisions.named(name, year)
    assert divisions.path(division, year) == expected


def test_path_without_a_year_is_the_last() -> None:
    (division,) = divisions.named("襄城区")
    assert divisions.path(division) == "湖北省/襄阳市/襄城区"


@pytest.mark.parametrize(
    ("inner", "outer", "year", "expected"),
    [
        ("广德县", "宣城地区", 1996, True),
        ("广德县", "安徽省", 1996, True),
        ("宣城地区", "安徽省", 1996, True),
        ("通州区", "北京市", 2006, True),
        ("上街区", "郑州市", 2020, True),
        ("上街区", "新乡市", 2020, False),
        ("上街区", "上街区", 2020, False),
        ("河南省", "河南省", 2020, False),
        ("郑州市", "上街区", 2020, False),
    ],
)
def test_within(inner: str, outer: str, year: int, *, expected: bool) -> None:
    (one,), (other,) = divisions.named(inner, year), divisions.named(outer, year)
    assert divisions.within(one, other) is expected


def test_within_looks_at_the_years() -> None:
    (old,) = divisions.named("广德县", 1996)
    (new,) = divisions.named("宣城市", 2010)
    assert not divisions.within(old, new)


RESOLVED = [
    # nothing else needed
    ("开福区", "开福区召开会议", 2021, "430105", "湖南省/长沙市/开福区"),
    ("科右中旗", "", 2022, "152222", "内蒙古自治区/兴安盟/科尔沁右翼中旗"),
    ("罗平", "", None, "530324", "云南省/曲靖市/罗平县"),
    ("九江市", "", None, "360400", "江西省/九江市"),
    ("宣城地区", "", 1996, "342500", "安徽省/宣城地区"),
    ("广德县", "", 1996, "342523", "安徽省/宣城地区/广德县"),
    ("澳门", "", 2025, "820000", "澳门特别行政区"),
    ("通州区", "", 2006, "110112", "北京市/通州区"),
    ("重庆市", "", None, "500000", "重庆市"),
    # the prefecture
    ("西湖区", "南昌市西湖区召开会议", 2022, "360103", "江西省/南昌市/西湖区"),
    ("西湖区", "杭州市领导到西湖区调研", 2022, "330106", "浙江省/杭州市/西湖区"),
    ("西湖区", "南昌市、南昌市、杭州市", 2022, "360103", "江西省/南昌市/西湖区"),
    ("西湖区", "江西省考察团赴杭州市", 2022, "330106", "浙江省/杭州市/西湖区"),
    ("通州区", "南通市通州区", 2015, "320612", "江苏省/南通市/通州区"),
    ("朝阳", "长春市", 2020, "220104", "吉林省/长春市/朝阳区"),
    ("郊区", "长治市", 2010, "140411", "山西省/长治市/郊区"),
    # the province
    ("西湖区", "江西省委巡视组", 2022, "360103", "江西省/南昌市/西湖区"),
    ("鼓楼区", "福建省", 2020, "350102", "福建省/福州市/鼓楼区"),
    # neighbours and parts
    ("西湖区", "东湖区、青山湖区、红谷滩区", 2022, "360103", "江西省/南昌市/西湖区"),
    ("西湖区", "拱墅区领导来访", 2022, "330106", "浙江省/杭州市/西湖区"),
    ("朝阳", "北票市、凌源市", 2020, "211300", "辽宁省/朝阳市"),
    # another prefecture of the province
    ("西湖区", "赣州市", 2022, "360103", "江西省/南昌市/西湖区"),
    # the time follows from the company, where no year is known
    ("广德县", "宣城地区行署", None, "342523", "安徽省/宣城地区/广德县"),
    ("罗平县", "曲靖地区行署", None, "532226", "云南省/曲靖地区/罗平县"),
    ("罗平县", "曲靖市", None, "530324", "云南省/曲靖市/罗平县"),
    # the higher level, for a short form
    ("南昌", "", 2022, "360100", "江西省/南昌市"),
    ("海南", "", 2022, "460000", "海南省"),
]


@pytest.mark.parametrize(("name", "text", "year", "adcode", "path"), RESOLVED)
def test_resolve(name: str, text: str, year: int | None, adcode: str, path: str) -> None:
    district = divisions.resolve(name, context_of(text, year), year)
    assert district is not None
    assert (district.adcode, district.path, district.candidates) == (adcode, path, ())


@pytest.mark.parametrize(
    ("name", "text", "year", "candidates"),
    [
        ("西湖区", "", 2022, ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")),
        ("西湖", "", None, ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")),
        ("西湖区", "南昌市与杭州市", 2022, ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")),
        ("西湖区", "西湖区领导到新乡市", 2022, ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")),
        ("鼓楼区", "江苏省", 2020, ("江苏省/南京市/鼓楼区", "江苏省/徐州市/鼓楼区")),
    ],
)
def test_resolve_leaves_open_what_the_text_leaves_open(
    name: str, text: str, year: int | None, candidates: tuple[str, ...]
) -> None:
    district = divisions.resolve(name, context_of(text, year), year)
    assert district is not None
    assert (district.adcode, district.path, district.candidates) == (None, "", candidates)


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("航空港实验区", "", "河南省/郑州市/航空港实验区"),
        ("雄安新区", "", "河北省/雄安新区"),
        ("九江经开区", "", "江西省/九江市/九江经开区"),
        ("苏州工业园区", "", "江苏省/苏州市/苏州工业园区"),
        ("经开区", "新乡市与郑州市,新乡市", "河南省/新乡市/经开区"),
        ("经开区", "九江市、浔阳区", "江西省/九江市/经开区"),
        ("平原示范区", "新乡市", "河南省/新乡市/平原示范区"),
        ("高新区", "天津市", "天津市/高新区"),
    ],
)
def test_zones_lie_under_their_city(name: str, text: str, path: str) -> None:
    district = divisions.resolve(name, context_of(text, 2021), 2021)
    assert district is not None
    assert (district.name, district.adcode, district.path) == (name, None, path)


def test_a_zone_of_two_cities_stays_open() -> None:
    district = divisions.resolve("经开区", context_of("新乡市、九江市", 2021), 2021)
    assert district is not None
    assert district.candidates == ("江西省/九江市/经开区", "河南省/新乡市/经开区")


@pytest.mark.parametrize("name", ["", "某某县", "经开区", "区", "我区", "全市"])
def test_unknown_names_are_no_district(name: str) -> None:
    assert divisions.resolve(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江西省南昌市西湖区召开会议", ["江西省", "南昌市", "西湖区"]),
        ("区长到科右中旗、恩施州、长阳县调研", ["科右中旗", "恩施州", "长阳县"]),
        ("新疆维吾尔自治区和田地区墨玉县", ["新疆维吾尔自治区", "和田地区", "墨玉县"]),
        ("孟连傣族拉祜族佤族自治县", ["孟连傣族拉祜族佤族自治县"]),
        ("枣庄市市中区", ["枣庄市", "市中区"]),
        ("市中区委书记", ["市中区"]),
        ("河北省赵县", ["河北省", "赵县"]),
        ("新乡市辉县市、安徽省滁县地区", ["新乡市", "辉县市", "安徽省", "滁县地区"]),
        ("长治市郊区", ["长治市", "郊区"]),
        ("西安市新城区", ["西安市", "新城区"]),
        ("罗平县", ["罗平县"]),
        # not names
        ("社区、小区、园区、全区、我区、全市、各县、外省、城区、郊区、市区", []),
        ("代县长、任县委书记,响应县委号召,区和县", []),
        ("老城区和新城区", []),
        ("在西湖区域内", []),
        ("河南县级市", []),
        ("", []),
        ("区", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in divisions.find(text)] == expected


def test_a_name_behind_a_unit_is_the_one_within() -> None:
    found = [codes(division) for _, _, division in divisions.find("南昌市西湖区、西湖区", 2022)]
    assert found == [["360100"], ["360103"], ["330106", "360103"]]


def test_find_knows_the_year() -> None:
    assert [codes(found) for _, _, found in divisions.find("宣城地区通州区", 2012)] == [["320612", "110112"]]


def test_allusions_settle_what_full_names_leave_open() -> None:
    text = "由天津人民广播电台同我区举办的河东专场"
    assert "120000" in codes(tuple(divisions.allusions(text, 2003)))
    district = divisions.resolve("河东区", tuple(divisions.allusions(text, 2003)), 2003)
    assert district is not None
    assert district.adcode == "120102"


# Properties of the whole table


def test_the_table_is_compact_and_in_order() -> None:
    rows = load_rows("divisions")
    assert 7_000 < len(rows) < 9_000
    assert list(rows) == sorted(rows, key=lambda row: (row[0], row[4], row[1]))
    assert len(files("bulletincli.parsing.lexicon").joinpath("divisions.tsv").read_bytes()) < 600_000


@pytest.mark.parametrize(
    ("year", "provinces", "prefectures", "counties"),
    [(1980, 30, 310, 2750), (1996, 31, 335, 2858), (2024, 34, 333, 2846)],
)
def test_every_year_is_whole(year: int, provinces: int, prefectures: int, counties: int) -> None:
    levels = [division.level for division in set(every_division()) if division.stood_in(year)]
    counted = [levels.count(level) for level in ("province", "prefecture", "county")]
    assert counted == pytest.approx([provinces, prefectures, counties], abs=15)


def test_a_code_is_one_unit_in_any_year() -> None:
    standing: set[tuple[str, int]] = set()
    for division in set(every_division()):
        years = {(division.code, year) for year in range(division.since, division.until + 1)}
        assert not years & standing
        standing |= years


def test_every_parent_stood_as_long_as_its_child() -> None:
    standing = {
        (division.code, year)
        for division in every_division()
        for year in range(division.since, division.until + 1)
    }
    for division in set(every_division()):
        assert FIRST_YEAR <= division.since <= division.until <= LAST_YEAR
        assert (division.parent is None) == (division.level == "province")
        if division.parent is not None:
            missing = [
                year
                for year in range(division.since, division.until + 1)
                if (division.parent, year) not in standing
            ]
            assert not missing


def test_every_path_starts_with_a_province_and_ends_with_the_name() -> None:
    provinces = {division.name for division in every_division() if division.level == "province"}
    for division in set(every_division()):
        first, *_, last = [*divisions.path(division).split("/"), division.name]
        assert (first in provinces, last) == (True, division.name)


def test_every_full_name_is_its_own_shadow_and_found_behind_its_parents() -> None:
    for division in set(every_division()):
        assert simplify(division.name, "Hans") == division.name
        text = divisions.path(division).replace("/", "")
        spans = list(divisions.find(text))
        assert "".join(text[start:end] for start, end, _ in spans) == text
        assert division in spans[-1][2]


def test_spans_are_in_order_and_hold_a_name_of_their_divisions() -> None:
    text = "我市" + "与".join(sorted({division.name for division in every_division()})) + "市区"
    end_before = 0
    for start, end, found in divisions.find(text):
        assert end_before <= start < end
        assert found
        assert all(division.name == text[start:end] for division in found) or len(text[start:end]) > 2
        end_before = end


def test_the_lexicon_names_only_what_exists() -> None:
    for names in load_toml("divisions")["forms"].values():
        assert all(divisions.named(name) for name in names)
    for _, _, code in load_rows("zones"):
        assert any(division.code == code for division in every_division() if division.until == LAST_YEAR)
