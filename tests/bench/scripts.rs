//! What the words of each script are made of. Syllables are put together without regard to any grammar:
//! what counts is that they are as long, and take as many bytes, as real words do.

use std::ops::RangeInclusive;

/// One script.
pub struct Script {
    /// Real words, the most frequent first, with spaces between them.
    pub frequent: &'static str,
    /// Parts of all other words.
    pub syllables: &'static str,
    /// How many parts such a word has.
    pub syllables_in_a_word: RangeInclusive<usize>,
    /// How many words there are in all.
    pub forms: usize,
    /// What stands between two words.
    pub space: &'static str,
    /// What ends a sentence.
    pub stop: &'static str,
    /// How many characters are enough for a summary.
    pub summary: RangeInclusive<usize>,
}

/// English, which nearly every platform is told in too.
pub static ENGLISH: Script = Script {
    frequent: "
        learning school open national lessons digital teachers education students video library courses
        free exercises primary online portal academy science mathematics curriculum textbooks offline
        mobile radio language secondary training skills university exam practice reading stories
        children parents community rural classroom homework history health music art coding robotics
        laboratory vocational distance lifelong inclusive archive broadcast assessment tutor atlas
        garden bridge compass harbour lantern river mountain horizon",
    syllables: "ed cam bril ter nov sol fen lor mar quil ast dra wen pol tic ra hem gil ost vey",
    syllables_in_a_word: 2..=3,
    forms: 400,
    space: " ",
    stop: ".",
    summary: 120..=270,
};

/// Latin letters with the marks that languages put on them.
pub static LATIN: Script = Script {
    frequent: "
        école escuela nationale učitelů öğretmen învățare szkoła campus académie doméstica południowa
        młodych leçons recursos currículo ćwiczenia lekcje gratuitos çalışma pelajaran shule walimu thư
        viện sekolah für alle",
    syllables: "
        ba ké li mo nú ra sě to vi ža dón pel gar çi ün ler šte fa kun tra phi ngo đa łem",
    syllables_in_a_word: 2..=4,
    forms: 450,
    space: " ",
    stop: ".",
    summary: 120..=270,
};

/// Arabic letters.
pub static ARABIC: Script = Script {
    frequent: "
        التعليم مدرسة منصة الوطنية دروس المعلمين بوابة مكتبة أكاديمية جامعة المستقبل المهارات الأسرة
        تمارين مجانا رقمي المنهاج",
    syllables: "با كت مد رس تع لي نو ها سا فر قل دا يم شو حا جم ال طب",
    syllables_in_a_word: 2..=3,
    forms: 300,
    space: " ",
    stop: ".",
    summary: 120..=240,
};

/// Cyrillic letters.
pub static CYRILLIC: Script = Script {
    frequent: "
        школа уроки портал учителя образования открытого библиотека академия задания университет курсы
        учебников страны семьи навыков будущего",
    syllables: "ба ли мо рус те ни ка до зна шко вер пу сто жи ля гра щи ём",
    syllables_in_a_word: 2..=4,
    forms: 300,
    space: " ",
    stop: ".",
    summary: 120..=270,
};

/// Chinese characters: no spaces, and half as many characters for as much to say.
pub static CHINESE: Script = Script {
    frequent: "学习 教育 课程 教师 数字 国家 智慧 平台 终身 开放 课堂 图书馆 乡村",
    syllables: "学 习 教 育 数 字 科 技 文 化 知 识 课 程 师 生 书 馆 网 云 校 园 读 写 算 语 言 民 城 市",
    syllables_in_a_word: 2..=2,
    forms: 300,
    space: "",
    stop: "。",
    summary: 45..=120,
};

/// Devanagari: letters of several code points.
pub static DEVANAGARI: Script = Script {
    frequent: "
        शिक्षा विद्यालय पाठशाला शिक्षक राष्ट्रीय पुस्तकालय पाठ अभ्यास दीक्षा कौशल डिजिटल पुस्तकें
        निःशुल्क",
    syllables: "वि द्या पा ठ शा ला शि क्षा ज्ञा न के न्द्र ग णि त भा षा सं",
    syllables_in_a_word: 2..=3,
    forms: 250,
    space: " ",
    stop: "।",
    summary: 120..=250,
};

/// Thai: no spaces inside a sentence, so that words must be found first.
pub static THAI: Script = Script {
    frequent: "การเรียนรู้ โรงเรียน ครู ห้องสมุด นักเรียน บทเรียน วิชา หนังสือ ภาษา ดิจิทัล",
    syllables: "การ เรียน ครู นัก หนัง สือ ความ รู้ โรง ห้อง สมุด ภา ษา เด็ก ไทย วิ ชา บท",
    syllables_in_a_word: 2..=2,
    forms: 150,
    space: "",
    stop: " ",
    summary: 90..=180,
};
