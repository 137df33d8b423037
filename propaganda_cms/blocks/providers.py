"""Which other sites a video may come from, and the address that each is shown from. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

YOUTUBE_HOSTS = {
    "youtube.com",
    "www.youtube.com",
    "m.youtube.com",
    "youtube-nocookie.com",
    "www.youtube-nocookie.com",
}
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([A-Za-z0-9_-]{11})/?")
VIMEO_PATH = re.compile(r"/(?:video/)?(\d{4,12})(?:/([0-9a-f]{6,20}))?/?")
SECONDS = re.compile(r"(\d{1,6})s?")

#: What a content security policy must name in ``frame-src`` for the embeds to play.
FRAME_SOURCES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")


@dataclass(frozen=True)
class ProvidedVideo:
    """A video on another site: its name there, its page, and the frame that plays it."""

    provider: str
    page_url: str
    frame_url: str


def read_video_url(url: str) -> ProvidedVideo | None:
    """Return the video that an address points to, ``None`` for any site but those we know.

    Only the video's id is taken from the address; what is shown is built anew.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    host = (parts.hostname or "").lower()
    if host == "youtu.be" or host in YOUTUBE_HOSTS:
        return _youtube(host, parts.path, parse_qs(parts.query))
    if host in ("vimeo.com", "www.vimeo.com", "player.vimeo.com"):
        return _vimeo(parts.path, parse_qs(parts.query))
    return None


def _youtube(host: str, path: str, query: dict[str, list[str]]) -> ProvidedVideo | None:
    if host == "youtu.be":
        video = path.strip("/")
    elif path == "/watch":
        video = query.get("v", [""])[0]
    else:
        match = YOUTUBE_PATH.fullmatch(path)
        video = match[1] if match else ""
    if not YOUTUBE_ID.fullmatch(video):
        return None
    options = {"autoplay": "1", "rel": "0", "hl": "vi"}
    start = SECONDS.fullmatch((query.get("t") or query.get("start") or [""])[0])
    if start:
        options["start"] = start[1]
    return ProvidedVideo(
        "YouTube",
        f"https://www.youtube.com/watch?v={video}",
        f"{FRAME_SOURCES[0]}/embed/{video}?{urlencode(options)}",
    )


def _vimeo(path: str, query: dict[str, list[str]]) -> ProvidedVideo | None:
    match = VIMEO_PATH.fullmatch(path)
    if not match:
        return None
    video, key = match[1], match[2] or query.get("h", [""])[0]
    options = {"autoplay": "1", "dnt": "1"}
    page = f"https://vimeo.com/{video}"
    if re.fullmatch(r"[0-9a-f]{6,20}", key):
        options["h"] = key
        page += f"/{key}"
    return ProvidedVideo("Vimeo", page, f"{FRAME_SOURCES[1]}/video/{video}?{urlencode(options)}")
