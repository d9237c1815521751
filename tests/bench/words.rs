//! What made-up names and summaries are made of, in the scripts that real ones come in: long and short
//! characters, several bytes each, and sort keys from all over the collation.

use rand::Rng;
use rand::rngs::SmallRng;
use registry::vocabulary::LanguageTag;

/// The words of one script.
pub struct Words {
    kinds: &'static [&'static str],
    places: &'static [&'static str],
    sentences: &'static [&'static str],
    space: &'static str,
}

const LATIN: Words = Words {
    kinds: &[
        "École",
        "Académie",
        "Učilnica",
        "Öğretmen",
        "Învățare",
        "Escuela",
        "Szkoła",
        "Campus",
        "Thư viện",
    ],
    places: &[
        "nationale",
        "für alle",
        "doméstica",
        "południowa",
        "à distance",
        "učitelů",
        "młodych",
        "Đà Nẵng",
    ],
    sentences: &[
        "Leçons, exercices et évaluations pour l'année entière, préparés avec les enseignants.",
        "Öğrenciler ve öğretmenler için ücretsiz ders içerikleri ve çalışma kâğıtları.",
        "Recursos de aprendizaje gratuitos según el currículo, también para teléfonos sencillos.",
        "Materiały dla uczniów i nauczycieli: lekcje wideo, ćwiczenia, sprawdziany.",
    ],
    space: " ",
};

const ARABIC: Words = Words {
    kinds: &["مدرسة", "منصة", "بوابة", "أكاديمية", "مكتبة", "جامعة"],
    places: &["المستقبل", "الوطنية", "المعلمين", "التعليم المفتوح", "الأسرة", "المهارات"],
    sentences: &[
        "دروس وتمارين واختبارات لجميع المراحل الدراسية مجانا.",
        "محتوى تعليمي رقمي وفق المنهاج الوطني للمعلمين والمتعلمين.",
        "بث تعليمي ومكتبة رقمية تعمل على الهواتف البسيطة.",
    ],
    space: " ",
};

const CYRILLIC: Words = Words {
    kinds: &["Школа", "Портал", "Академия", "Библиотека", "Университет", "Урок"],
    places: &["будущего", "учителя", "открытого образования", "для семьи", "столицы", "навыков"],
    sentences: &[
        "Уроки, задания и проверочные работы для всех классов по государственной программе.",
        "Методические материалы, курсы и сообщество для учителей страны.",
        "Электронная библиотека учебников, доступная без регистрации.",
    ],
    space: " ",
};

const CHINESE: Words = Words {
    kinds: &["国家", "智慧", "终身", "开放", "数字", "乡村"],
    places: &["学习平台", "教育云", "课堂", "图书馆", "大学", "教师网"],
    sentences: &[
        "面向全国中小学生和教师的免费课程资源。",
        "提供同步课堂、作业练习与在线评测服务。",
        "支持手机与离线使用,覆盖各个学段。",
        "由教育主管部门建设并持续更新内容。",
    ],
    space: "",
};

const DEVANAGARI: Words = Words {
    kinds: &["विद्यालय", "पाठशाला", "दीक्षा", "पुस्तकालय", "विश्वविद्यालय", "शिक्षा"],
    places: &["सबके लिए", "शिक्षक मंच", "राष्ट्रीय", "घर पर", "कौशल", "खुला"],
    sentences: &[
        "सभी कक्षाओं के लिए पाठ, अभ्यास और मूल्यांकन निःशुल्क।",
        "शिक्षकों के लिए प्रशिक्षण सामग्री और पाठ योजनाएँ।",
        "साधारण फोन पर भी चलने वाली डिजिटल पुस्तकें।",
    ],
    space: " ",
};

/// The words in which a language is written; Latin stands for every script that is not here.
pub fn of(language: LanguageTag) -> &'static Words {
    match language.code().split('-').next().unwrap_or_default() {
        "ar" | "fa" | "ur" | "ps" | "ckb" => &ARABIC,
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "tg" | "mn" => &CYRILLIC,
        "zh" | "yue" => &CHINESE,
        "hi" | "ne" | "mr" => &DEVANAGARI,
        _ => &LATIN,
    }
}

impl Words {
    /// A name that nothing else has, since the number is in it.
    pub fn name(&self, number: u32, rng: &mut SmallRng) -> String {
        let Self { kinds, places, sentences: _, space } = self;
        format!("{}{space}{} {number}", one(kinds, rng), one(places, rng))
    }

    /// A summary of 40 to 400 characters.
    pub fn summary(&self, rng: &mut SmallRng) -> String {
        let first = rng.random_range(0..self.sentences.len());
        let mut text = String::new();
        for sentence in self.sentences.iter().cycle().skip(first) {
            text.push_str(sentence);
            if text.chars().count() >= 60 {
                break;
            }
            text.push_str(self.space);
        }
        text
    }
}

/// One of several, each as likely.
pub fn one<'a, T>(items: &'a [T], rng: &mut SmallRng) -> &'a T {
    &items[rng.random_range(0..items.len())]
}
