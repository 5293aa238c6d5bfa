"""What a source is by the look of its name: «وكالة أنباء …» an agency, «وزارة …» an office.
A guess that is offered."""

from functools import cache

from factcheck.attribution import SourceKind, folded

_WORDS = {
    SourceKind.AGENCY: "وكالة agency",
    SourceKind.OUTLET: """
        صحيفة جريدة إذاعة راديو قناة تلفزيون فضائية مجلة موقع شبكة منصة مدونة بودكاست وسائل إعلام إعلامية
        newspaper daily times post herald gazette tribune radio television tv channel magazine website media
        blog""",
    SourceKind.OFFICE: """
        وزارة حكومة حكومات سلطة سلطات هيئة مكتب إدارة مديرية رئاسة ديوان سفارة قنصلية مجلس برلمان لجنة محكمة
        نيابة بلدية
        محافظة منظمة جمعية نقابة اتحاد حزب حركة تحالف جيش شرطة دفاع خارجية داخلية كرملين بنتاغون بنتاجون شركة مجموعة
        مؤسسة بنك مصرف جامعة كلية معهد مركز مستشفى مرصد صندوق جامعة دولة دول بعثة أمانة معارضة استخبارات
        مخابرات ناتو
        ministry government department office council parliament commission committee court municipality embassy
        organization organisation association union party army police military pentagon kremlin company group
        corporation
        foundation bank university institute centre center hospital authority administration fund nato
        intelligence""",
    SourceKind.DOCUMENT: """
        تقرير وثيقة وثائق بيان دراسة قرار قانون عقد مسودة اتفاق اتفاقية إعلان رسالة مذكرة قياسات بيانات إحصاءات
        إحصاء
        معلومات سجل سجلات صورة صور فيديو تسجيل خريطة كتاب بحث استطلاع
        report document documents statement study resolution law contract draft agreement declaration letter
        memo memorandum
        data statistics record records photo photograph video recording map book survey poll dataset""",
    SourceKind.ANONYMOUS: """
        مصدر مصادر مصدرين مسؤول مسؤولون مسؤولين مسؤولان مسئول مسئولون مسئولين شاهد شهود عيان دبلوماسي
        دبلوماسيون دبلوماسيين خبراء محللون محللين
        مراقبون مراقبين ناشطون ناشطين مطلعون مجهول مجهولون مواطنون سكان أهالي
        source sources official officials witness witnesses diplomat diplomats experts analysts observers activists
        residents anonymous insiders""",
    SourceKind.PERSON: """
        رئيس وزير وزيرة سفير سفيرة متحدث متحدثة ناطق ناطقة مدير مديرة نائب نائبة ملك أمير أميرة شيخ دكتور دكتورة
        أستاذ أستاذة محامي محامية قائد لواء عقيد جنرال سيناتور مستشار مستشارة كاتب كاتبة صحفي صحفية خبير خبيرة
        باحث باحثة
        president minister ambassador spokesman spokeswoman spokesperson director king prince princess sheikh
        dr doctor
        professor lawyer commander general colonel senator adviser advisor mr mrs ms sir journalist expert
        researcher""",
}

_STATES = """
    الأردن. الإمارات. البحرين. الجزائر. السعودية. السودان. الصومال. العراق. الكويت. المغرب. اليمن. تونس.
    جيبوتي. سوريا. سورية.
    عمان. سلطنة عمان. فلسطين. قطر. لبنان. ليبيا. مصر. موريتانيا. إسرائيل. إيران. تركيا. باكستان. أفغانستان.
    الهند. الصين.
    تايوان. اليابان. كوريا الشمالية. كوريا الجنوبية. روسيا. أوكرانيا. بيلاروسيا. الولايات المتحدة. أمريكا.
    أميركا. كندا.
    المكسيك. البرازيل. الأرجنتين. فنزويلا. كوبا. بريطانيا. المملكة المتحدة. فرنسا. ألمانيا. إيطاليا. إسبانيا.
    البرتغال. هولندا.
    بلجيكا. سويسرا. النمسا. السويد. النرويج. الدنمارك. فنلندا. بولندا. المجر. رومانيا. بلغاريا. صربيا. اليونان.
    قبرص. إثيوبيا.
    إريتريا. نيجيريا. كينيا. جنوب أفريقيا. تشاد. مالي. النيجر. أستراليا. إندونيسيا. ماليزيا. البيت الأبيض.
    الأمم المتحدة.
    الاتحاد الأوروبي. واشنطن. موسكو. لندن. باريس. بكين. طهران. أنقرة. الرياض. القاهرة. كييف. تل أبيب. برلين.
    Jordan. United Arab Emirates. Bahrain. Algeria. Saudi Arabia. Sudan. Somalia. Iraq. Kuwait. Morocco. Yemen.
    Tunisia.
    Syria. Oman. Palestine. Qatar. Lebanon. Libya. Egypt. Mauritania. Israel. Iran. Turkey. Türkiye. Pakistan.
    Afghanistan.
    India. China. Taiwan. Japan. North Korea. South Korea. Russia. Ukraine. Belarus. United States. USA. US.
    Canada. Mexico.
    Brazil. Argentina. Venezuela. Cuba. Britain. United Kingdom. UK. France. Germany. Italy. Spain. Portugal.
    Netherlands.
    Belgium. Switzerland. Austria. Sweden. Norway. Denmark. Finland. Poland. Hungary. Romania. Bulgaria.
    Serbia. Greece.
    Cyprus. Ethiopia. Eritrea. Nigeria. Kenya. South Africa. Chad. Mali. Niger. Australia. Indonesia. Malaysia.
    White House.
    United Nations. UN. European Union. EU."""
"""States, and the capitals and seats that news names for them: each speaks as an office."""


def guessed(name: str) -> SourceKind:
    """Return what a source of this name most likely is: by its first telling word, else an outlet.

    A state, or a seat that stands for it, is an office.
    Spelling is folded as a search folds it, and the article and
    what is attached before it (و، ل، ب، لل) are looked through.
    """
    whole = folded(name).removeprefix("the ")
    if whole in _states():
        return SourceKind.OFFICE
    known = _known()
    for word in whole.split():
        for bare in _barer(word.strip("\"'«»“”()،,.:؛")):
            if bare in known:
                return known[bare]
    return SourceKind.OUTLET


def _barer(word: str) -> list[str]:
    found = [word]
    for prefix in ("ال", "وال", "بال", "لل", "و", "ل", "ب"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            found.append(word.removeprefix(prefix))
    return found


@cache
def _known() -> dict[str, SourceKind]:
    return {folded(word): kind for kind, words in _WORDS.items() for word in words.split()}


@cache
def _states() -> frozenset[str]:
    return frozenset(folded(state.strip()) for state in _STATES.split(".") if state.strip())
