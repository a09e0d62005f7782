"""Every kind of record, declared once; the other sections of the site stand in `pages/linking/menu.py`. Data only.

Folders, file names, addresses, menu, titles, cards, hints, schemas, forms, `new` and `diff` read what they need here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.base import Filed
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan
from generator.model.recognitions import Recognition
from generator.model.reference import Award, Document, Movement, Theme
from generator.model.results import Exemplar, Notice, Result, Submission
from generator.model.screens import Screen

_PLACES = {
    "{year}": "NĂM",
    "{id}": "MÃ",
    "{name}": "TÊN",
    "{plan}": "TÊN",
    "{phase}": "KỲ",
    "{organisation}": "TỔ_CHỨC",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What people call a kind: `title` a record of it wherever it stands alone, `index` its section on the site.

    `lede` is the first sentence of the index, `card` the one on the home page ("" no card); `note` follows the place of
    its files where that is explained, `file` says what to call a new file.
    """

    title: str
    index: str = ""
    lede: str = ""
    card: str = ""
    note: str = ""
    file: str = "Tên tệp, cũng là mã. Ví dụ: tct-binh-thuan"


@dataclass(frozen=True, slots=True)
class Revision:
    """A later file `NAME.rN.yml` that takes an earlier one's place: by which key, and which keys it must have."""

    title: str
    keys: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: `key` names it in the program, `one` a single one of it in commands and file names.

    `file` is where a record stands; without a place in braces the file holds a list of records. `listed` is the key
    whose list alone the file may hold. `slug` is its section's address ("" no pages), `menu` the entry it stands under.
    `named_by` is the field that names a record, `listed_by` all by which an editor knows it in a list, with
    the places of its path. Samples may borrow what is `lent`. An `optional` section is made only
    where it has a record to show.
    """

    key: str
    one: str
    model: type[Filed]
    file: str
    names: Names
    slug: str = ""
    menu: str = ""
    named_by: str = "title"
    listed_by: tuple[str, ...] = ()
    listed: str = ""
    revision: Revision | None = None
    lent: bool = False
    optional: bool = False

    @property
    def folder(self) -> str:
        """The folder of its files, without a year: `content/plans`; of a single file, the file."""
        return self.file.partition("/{")[0]

    @property
    def below(self) -> tuple[str, ...]:
        """What a path says below the folder: `("{year}", "{name}")`; nothing for a single file."""
        rest = self.file.removeprefix(self.folder).removeprefix("/").removesuffix(".yml")
        return tuple(rest.split("/")) if rest else ()

    @property
    def yearly(self) -> bool:
        """Whether its files stand in folders of years."""
        return "{year}" in self.below

    @property
    def single(self) -> bool:
        """Whether all its records stand in one file."""
        return not self.below

    def id_at(self, path: str) -> str:
        """The id of the record that stands at a path, below `examples/` too."""
        return path.partition(f"{self.folder}/")[2].removesuffix(".yml")

    @property
    def in_sentence(self) -> str:
        """What a record is called within a sentence."""
        return self.names.title[:1].lower() + self.names.title[1:]

    @property
    def index(self) -> str:
        """The title of its section."""
        return self.names.index or self.names.title

    @property
    def where(self) -> str:
        """Where its files stand, in the words of an editor: `content/plans/NĂM/TÊN.yml`."""
        return in_words(self.file) + self.names.note


@dataclass(frozen=True, slots=True)
class Group:
    """What a reference may name beside a whole kind: some of a kind's records (grades), or more than them (bodies)."""

    kind: str
    in_sentence: str
    where: str


def in_words(file: str) -> str:
    """A file's place with an editor's words for what changes."""
    for place, word in _PLACES.items():
        file = file.replace(place, word)
    return file


PLANS = Kind(
    "plans", "plan", Plan, "content/plans/{year}/{name}.yml",
    Names("Kế hoạch",
          lede="Kế hoạch thi đua của từng đơn vị: chỉ tiêu, nhiệm vụ, văn bản dẫn, chỗ in lạ.",
          card="Từng đơn vị hứa gì, bằng con số nào, trên mẫu số nào.", note="; bản sửa đổi là TÊN.r2.yml.",
          file="Tên tệp, thường là mã tổ chức. Ví dụ: tct-binh-thuan"),
    slug="ke-hoach", menu="Kế hoạch", revision=Revision("Kế hoạch sửa", ("amends",), ("amends", "reason")),
    listed_by=("organisations", "group", "{year}", "title"),
)  # fmt: skip
ORGANISATIONS = Kind(
    "organisations", "organisation", Organisation, "data/organisations/{id}.yml",
    Names("Tổ chức", "Trường và tổ chức",
          lede="Trường, cơ quan phát động, cơ quan ban hành văn bản và các tổ chức được nhắc trong sổ.",
          card="Mỗi trường một trang: kế hoạch, kết quả, cụm, khối.", note=": trường, cấp ủy, cơ quan."),
    slug="truong", menu="Tổ chức", named_by="names",
)  # fmt: skip
GUIDANCE = Kind(
    "guidance", "guidance", Guidance, "content/guidance/{year}/{id}.yml",
    Names("Hướng dẫn",
          lede="Hướng dẫn của cấp trên: chỉ tiêu, hạn gửi hồ sơ và biểu mẫu.",
          card="Cấp trên yêu cầu gì, gửi gì, trước ngày nào.", note=": hướng dẫn của cấp trên."),
    slug="huong-dan", menu="Kế hoạch", listed_by=("issuer", "{year}", "title"),
)  # fmt: skip
CLUSTERS = Kind(
    "clusters", "cluster", Cluster, "data/clusters/{id}.yml",
    Names("Cụm, khối", "Cụm và khối thi đua",
          lede="Hai hệ thống song song: cụm thi đua của Học viện, khối thi đua của tỉnh; thành viên ghi từ khi nào.",
          card="Ai thi đua cùng ai, ai là trưởng, từ năm nào."),
    slug="cum", menu="Tổ chức", named_by="names",
)  # fmt: skip
THEMES = Kind(
    "themes", "theme", Theme, "data/themes/{id}.yml",
    Names("Chủ đề", "Chủ đề thi đua",
          lede="Chủ đề do cấp trên phát động cho từng năm, với các thành tố và ý nghĩa.",
          card="Chủ đề của năm và cách mỗi nơi in lại."),
    slug="chu-de", menu="Thi đua", named_by="short",
)  # fmt: skip
MOVEMENTS = Kind(
    "movements", "movement", Movement, "data/movements/{id}.yml",
    Names("Phong trào",
          lede="Phong trào thi đua, cuộc vận động, hội thi được nêu tên trong các kế hoạch.",
          card="Phong trào nào được nơi nào nêu tên.", note=": phong trào, cuộc vận động, hội thi."),
    slug="phong-trao", menu="Thi đua", named_by="name",
)  # fmt: skip
AWARDS = Kind(
    "awards", "award", Award, "data/awards.yml",
    Names("Danh hiệu, hình thức khen",
          lede="Danh hiệu thi đua, hình thức khen thưởng và xếp loại là ba thứ khác nhau; quy định đổi theo thời gian.",
          card="Danh hiệu là gì, luật quy định ra sao theo thời gian.", note=": một danh sách."),
    slug="danh-hieu", menu="Thi đua", named_by="name", lent=True,
)  # fmt: skip
DOCUMENTS = Kind(
    "documents", "document", Document, "data/documents/{id}.yml",
    Names("Văn bản",
          lede="Văn bản được dẫn trong các kế hoạch và hướng dẫn, kèm nơi dẫn.",
          card="Văn bản nào được dẫn, ở đâu, với vai trò gì.", note=": văn bản được dẫn."),
    slug="van-ban", menu="Văn bản", named_by="subject", listed_by=("number", "subject"), lent=True,
)  # fmt: skip
RESULTS = Kind(
    "results", "result", Result, "content/results/{year}/{plan}/{phase}.yml",
    Names("Báo cáo kết quả", note="; đính chính là tệp mới KỲ.r2.yml.",
          file="Kỳ báo cáo: mid-year, year-end hoặc final"),
    revision=Revision("Đính chính", ("corrects", "retracts"), ("corrects", "reason", "approved_by")),
    listed_by=("plan", "{year}", "phase"),
)  # fmt: skip
SUBMISSIONS = Kind(
    "submissions", "submission", Submission, "content/submissions/{year}/{organisation}.yml",
    Names("Sổ gửi hồ sơ", file="Mã tổ chức, cụm hay khối. Ví dụ: tct-binh-thuan"), listed="sent",
    listed_by=("{organisation}", "{year}"),
)  # fmt: skip
RECOGNITIONS = Kind(
    "recognitions", "recognition", Recognition, "content/recognitions/{year}/{id}.yml",
    Names("Khen thưởng, công nhận",
          lede="Ai được tặng, được đề nghị, xếp thứ mấy: mỗi quyết định, đề nghị, bảng xếp hạng một trang, có nguồn.",
          card="Ai được tặng, được đề nghị, xếp thứ mấy, theo nguồn nào.",
          note=": quyết định, đề nghị, bình bầu hay bảng xếp hạng; NĂM là năm được công nhận.",
          file="Tên tệp, cũng là mã. Ví dụ: co-thi-dua-khoi-6"),
    slug="khen-thuong", menu="Thi đua", optional=True, listed_by=("title", "award", "ranking", "{year}"),
)  # fmt: skip
EXEMPLARS = Kind(
    "exemplars", "exemplar", Exemplar, "content/exemplars/{year}/{id}.yml",
    Names("Gương điển hình", lede="Gương điển hình đã có sự đồng ý công khai."),
    slug="guong", menu="Thi đua", optional=True, listed_by=("organisation", "{year}", "title"),
)  # fmt: skip
NOTICES = Kind(
    "notices", "notice", Notice, "content/notices/{id}.yml",
    Names("Thông báo", note=": thông báo trên màn hình."), named_by="headline",
)  # fmt: skip
SCREENS = Kind("screens", "screen", Screen, "data/screens/{id}.yml", Names("Màn hình"), named_by="name")

# In the order in which a reader meets them.
KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        PLANS, ORGANISATIONS, GUIDANCE, CLUSTERS, THEMES, MOVEMENTS, AWARDS, DOCUMENTS,
        RESULTS, SUBMISSIONS, RECOGNITIONS, EXEMPLARS, NOTICES, SCREENS,
    )
}  # fmt: skip
GROUPS = {
    "grades": Group("awards", "mức xếp loại", "data/awards.yml, kind: grade"),
    "bodies": Group("organisations", "tổ chức", "data/organisations/"),
    "senders": Group("organisations", "tổ chức, cụm hay khối", "data/organisations/ hay data/clusters/"),
}


def kind_of(model: type[Filed]) -> Kind:
    """The kind of a model's records. Errors: KeyError where it is of none."""
    found = next((kind for kind in KINDS.values() if kind.model is model), None)
    if found is None:
        raise KeyError(model.__name__)
    return found


def shown_kinds() -> Iterable[Kind]:
    """The kinds whose records have pages."""
    return (kind for kind in KINDS.values() if kind.slug)
