"""Every picture that the demo can draw, by name."""

from collections.abc import Callable

from home.demo.art import scenes_home as home
from home.demo.art import scenes_land as land
from home.demo.art import scenes_work as work
from home.demo.art.paper import Sheet

SCENES: dict[str, Callable[[], Sheet]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        land.song_nui,
        land.ruong_bac_thang,
        land.bien_dao,
        land.sen,
        land.luy_tre,
        land.cau_dem,
        work.hoi_nghi,
        work.thi_truc_tuyen,
        work.thiet_ke,
        work.thu_am,
        work.so_tay,
        work.tri_thuc,
        work.bang_so_lieu,
        work.thu_vien,
        work.trien_lam,
        home.loa_phuong,
        home.truong_hoc,
        home.mai_nha,
        home.dinh_lang,
        home.pho_co,
        home.den_long,
    )
}
