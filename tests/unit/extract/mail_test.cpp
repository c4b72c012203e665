// Mails as people see them: header, one text, attachments. Words of headers: data/mail_words.tsv.
#include "indexer/extract/mail/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/formats.h"
#include "indexer/extract/html/html.h"
#include "indexer/extract/mail/mail_header.h"
#include "indexer/extract/mail/mail_text.h"
#include "indexer/extract/show.h"
#include "indexer/lines/pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kCp932 = "ibm-943_P15A-2003";
constexpr const char* kEucJp = "euc-jp-2007";

const std::string kHead =
    "From: =?UTF-8?B?6Z2S5qOuIOWkqumDjg==?= <taro@example.jp>\r\n"
    "To: hanako@example.jp\r\n"
    "Subject: =?UTF-8?B?6Kqs5piO5Lya?=\r\n"
    "Date: Fri, 10 May 2024 10:30:00 +0900\r\n";
const std::string kShownHead =
    "title: 説明会\ndate: 2024-05-10\nauthor: 青森 太郎\n"
    "record+: 件名=説明会 | 差出人=青森 太郎 | 宛先=hanako@example.jp | 日付=2024年5月10日";
const std::string kUtf8 = "Content-Type: text/plain; charset=UTF-8\r\n\r\n";

std::string show(const std::string& mail) {
  return show_extraction(extract_mail({.bytes = mail, .name = "a.eml"}, {}));
}

/// The lines of a mail as they are read, one a piece.
std::string read_body(const std::string& mail) {
  const Extraction read = extract_mail({.bytes = mail, .name = "a.eml"}, {});
  std::string out;
  for (const Piece& piece : pieces_of(read.text).pieces) {
    if (piece.told == nullptr) out.append(piece.line.text).append("\n");
  }
  return out;
}

/// What stands behind the header record.
std::string show_body(const std::string& mail) {
  const std::string all = show(mail);
  const std::size_t record = all.find("record+: ");
  return record == all.npos ? all
                            : all.substr(std::min(all.find('\n', record), all.size() - 1) + 1);
}

std::string encode(const std::string& text, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(name, &status);
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  const auto length =
      ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                      units.getBuffer(), units.length(), &status);
  ucnv_close(converter);
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

std::string base64(const std::string& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U;
    };
    const unsigned bits = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    for (unsigned k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * k) & 63U];
    }
    if (i % 57 == 54) out += "\r\n";
  }
  return out + "\r\n";
}

std::string quoted(const std::string& bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r' || c == '\n') {
      out += c;
      column = 0;
      continue;
    }
    if (column > 70) {
      out += "=\r\n";
      column = 0;
    }
    out += '=';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
    column += 3;
  }
  return out;
}

std::string mixed(const std::vector<std::string>& parts, const std::string& kind = "mixed") {
  std::string out = "Content-Type: multipart/" + kind + "; boundary=\"B_" + kind + "\"\r\n\r\n";
  for (const std::string& part : parts) out += "--B_" + kind + "\r\n" + part + "\r\n";
  return out + "--B_" + kind + "--\r\n";
}

std::string attached(const std::string& names, const std::string& bytes = "名簿です。\n") {
  return "Content-Type: text/plain; charset=UTF-8\r\nContent-Disposition: attachment;" + names +
         "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(bytes);
}

TEST(MailWords, AreShownAsPeopleReadThem) {
  const auto rows = test::read_tsv("mail_words.tsv", 3);
  EXPECT_GE(rows.size(), 60U);
  for (const auto& row : rows) {
    std::string raw;
    for (std::size_t i = 0; i < row.cells[1].size(); ++i) {
      if (row.cells[1].compare(i, 2, "\\x") == 0) {
        raw += static_cast<char>(std::stoi(row.cells[1].substr(i + 2, 2), nullptr, 16));
        i += 3;
      } else {
        raw += row.cells[1][i];
      }
    }
    EXPECT_EQ(header_text(raw, {}), row.cells[2]) << row.where() << ": " << row.cells[0];
  }
}

struct RecognizeCase {
  const char* name;
  const char* bytes;
  const char* extension;
  bool mail;
};

TEST(Mail, IsToldByItsHeaderLines) {
  constexpr RecognizeCase kCases[] = {
      {"mail", "From: a@example.jp\r\nTo: b@example.jp\r\n\r\nbody", "", true},
      {"other name", "From: a@example.jp\nSubject: b\n\nbody", "txt", true},
      {"mark",
       "\xEF\xBB\xBF"
       "From: a@example.jp\nSubject: b\n\nbody",
       "", true},
      {"blank line", "\r\n\r\nReceived: by a; x\nDate: y\n\nbody", "", true},
      {"mbox", "From a@example.jp Fri May 10 10:30:00 2024\nFrom: a\nTo: b\n\n", "", true},
      {"old Mac", "From: a@example.jp\rTo: b@example.jp\r\rbody", "", true},
      {"folded", "Received: by a\n\twith b; c\nDate: d\n\n", "", true},
      {"lower case", "from: a\nmessage-id: <b@c>\n\n", "", true},
      {"web archive", "From: <Saved by Blink>\nMIME-Version: 1.0\n\n", "mht", true},
      {"one line and the name", "Subject: a\n\nbody", "eml", true},
      {"one line", "Subject: a\n\nbody", "txt", false},
      {"one line twice", "To: a\nTo: b\n\nbody", "txt", false},
      {"Japanese labels", "件名：説明会\n日時：5月10日\n", "txt", false},
      {"Japanese labels, half width", "件名: 説明会\n差出人: 青森\n", "txt", false},
      {"front matter", "---\ntitle: a\ndate: b\n---\n", "md", false},
      {"package", "Package: a\nVersion: 1\nDate: x\n", "", false},
      {"answer of a server", "HTTP/1.1 200 OK\nDate: a\nContent-Type: text/html\n\n", "", false},
      {"prose", "We have two things to say: one\nand To: two\n", "txt", false},
      {"nothing", "", "eml", false},
      {"name only", "no header at all", "eml", false},
  };
  for (const RecognizeCase& c : kCases) {
    EXPECT_EQ(is_mail(c.bytes, c.extension), c.mail) << c.name;
  }
}

TEST(Mail, ShowsItsHeadAndText) {
  EXPECT_EQ(show(kHead + kUtf8 + "ご案内です。\r\n"), kShownHead + "\ntext: ご案内です。\n");
}

struct DateCase {
  const char* raw;
  const char* day;
};

TEST(Mail, DateIsTheDayTheSenderWrote) {
  constexpr DateCase kCases[] = {
      {"Fri, 10 May 2024 23:30:00 +0900", "2024-05-10"},
      {"Fri, 10 May 2024 00:30:00 -0800", "2024-05-10"},
      {" 1 Jan 2020 00:00:00 GMT", "2020-01-01"},
      {"Fri May 10 10:30:00 2024", "2024-05-10"},
      {"Fri, 10 May 24 10:30 +0900", "2024-05-10"},
      {"Fri, 10 May 99 10:30 +0900", "1999-05-10"},
      {"Fri, 10 May 104 10:30:00", "2004-05-10"},
      {"10-May-2024 10:30:00", "2024-05-10"},
      {"2024-05-10T10:30:00+09:00", "2024-05-10"},
      {"Fri, 10 MAY 2024 10:30:00 +0900 (JST)", "2024-05-10"},
      {"Thu, 29 Feb 2024 10:30:00 +0900", "2024-02-29"},
      {"Wed, 29 Feb 2023 10:30:00 +0900", ""},
      {"Fri, 31 Apr 2024 10:30:00 +0900", ""},
      {"Thu, 01 Jan 1970 00:00:00 +0000", ""},
      {"Fri, 10 May 20244 10:30:00", ""},
      {"Fri, 99 Foo 2024", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const DateCase& c : kCases) {
    const auto date = header_date(c.raw);
    EXPECT_EQ(date ? date->iso() : "", c.day) << c.raw;
  }
}

TEST(Mail, FirstReceivedStandsForAMissingDate) {
  EXPECT_THAT(show("Received: by b; Sun, 12 May 2024 00:10:00 +0900\r\n"
                   "Received: by a; Sat, 11 May 2024 23:50:00 +0900\r\n"
                   "From: a@example.jp\r\nDate: never\r\n\r\nx"),
              HasSubstr("date: 2024-05-11\n"));
}

struct AddressCase {
  const char* raw;
  const char* shown;
};

TEST(Mail, NamesPeopleAsTheyAreWritten) {
  constexpr AddressCase kCases[] = {
      {"taro@example.jp", "taro@example.jp"},
      {"青森 太郎 <taro@example.jp>", "青森 太郎"},
      {"\"青森, 太郎\" <taro@example.jp>", "青森, 太郎"},
      {"\"=?UTF-8?B?6Z2S5qOuIOWkqumDjg==?=\" <taro@example.jp>", "青森 太郎"},
      {"=?UTF-8?Q?Aomori,_Taro?= <taro@example.jp>", "Aomori, Taro"},
      {"taro@example.jp (青森 太郎)", "青森 太郎"},
      {"\"'taro@example.jp'\" <taro@example.jp>", "taro@example.jp"},
      {"青森太郎<taro@example.jp>, hanako@example.jp", "青森太郎|hanako@example.jp"},
      {"課: a@example.jp, b@example.jp;", "a@example.jp|b@example.jp"},
      {"undisclosed-recipients:;", ""},
      {"\x1B$B@D?9\x1B(B <taro@example.jp>", "青森"},
      {"\x90\xC2\x90\x58 \x91\xBE\x98\x59\x82\xB3\x82\xF1 <taro@example.jp>", "青森 太郎さん"},
      {"\"a\\\"b\" <c@example.jp>", "a\"b"},
      {"<taro@example.jp", "taro@example.jp"},
      {",,,", ""},
      {"", ""},
  };
  for (const AddressCase& c : kCases) {
    std::string shown;
    for (const MailAddress& address : header_addresses(c.raw, {}, 10)) {
      if (!shown.empty()) shown += '|';
      shown += address.shown();
    }
    EXPECT_EQ(shown, c.shown) << c.raw;
  }
}

struct NameCase {
  const char* parameters;
  const char* name;
};

TEST(Mail, NamesAttachmentsHoweverTheyAreEncoded) {
  constexpr NameCase kCases[] = {
      {" filename=a.txt", "a.txt"},
      {" filename=my file.txt", "my file.txt"},
      {" filename=\"=?ISO-2022-JP?B?GyRCTD5KbRsoQi50eHQ=?=\"", "名簿.txt"},
      {" filename==?UTF-8?B?5ZCN57C/LnR4dA==?=", "名簿.txt"},
      {" filename=\"=?UTF-8?B?5ZCN57A=?=\r\n =?UTF-8?B?vy50eHQ=?=\"", "名簿.txt"},
      {" filename*=UTF-8''%E5%90%8D%E7%B0%BF.txt", "名簿.txt"},
      {" filename*=iso-2022-jp'ja'%1B%24BL%3EJm%1B%28B.txt", "名簿.txt"},
      {" filename*=Shift_JIS''%96%BC%95%EB.txt", "名簿.txt"},
      {" filename*0*=UTF-8''%E5%90%8D%E7;\r\n filename*1*=%B0%BF;\r\n filename*2=.txt", "名簿.txt"},
      {" filename*1*=%B0%BF.txt;\r\n filename*0*=UTF-8''%E5%90%8D%E7", "名簿.txt"},
      {" filename*0=\"meibo\";\r\n filename*1=\".txt\"", "meibo.txt"},
      {" filename*0*=iso-2022-jp''%1B%24BL%3E;\r\n filename*1*=Jm%1B%28B.txt", "名簿.txt"},
      {" filename*0=\"=?UTF-8?B?5ZCN57A=?= =?UTF-8\";\r\n filename*1=\"?B?vy50eHQ=?=\"",
       "名簿.txt"},
      {" filename=\"__.txt\"; filename*=UTF-8''%E5%90%8D%E7%B0%BF.txt", "名簿.txt"},
      {" filename=\"%E5%90%8D%E7%B0%BF.txt\"", "名簿.txt"},
      {" filename=\"100%25.txt\"", "100%25.txt"},
      {" filename=\"\x1B$BL>Jm\x1B(B.txt\"", "名簿.txt"},
      {" filename=\"\x96\xBC\x95\xEB\x82\xC5\x82\xB7.txt\"", "名簿です.txt"},
      {" filename=\"\xE3\x81\x8B\xE3\x82\x99\xE3\x81\x8F.txt\"", "がく.txt"},
      {" filename=\"../../etc/a.txt\"", "a.txt"},
      {" filename=\"C:\\work\\a.txt\"", "a.txt"},
      {" filename=\"5/10 会議.txt\"", "5_10 会議.txt"},
      {" filename=\"..\"", "添付ファイル1.txt"},
      {"", "添付ファイル1.txt"},
  };
  for (const NameCase& c : kCases) {
    const std::string shown = show(kHead + mixed({kUtf8 + "本文。", attached(c.parameters)}));
    EXPECT_THAT(shown, HasSubstr(std::string("\ninner ") + c.name + "\n")) << c.parameters;
  }
}

TEST(Mail, GivesLikeNamesNumbers) {
  const std::string shown =
      show(kHead + mixed({kUtf8 + "本文。", attached(" filename=a.txt"),
                          attached(" filename=a.txt"), attached(" filename=a.txt")}));
  EXPECT_THAT(shown, HasSubstr("| 添付=a.txt、a (2).txt、a (3).txt\ntext: 本文。\ninner a.txt\n"));
}

struct BodyCase {
  const char* name;
  const char* declared;
  const char* converter;
  const char* text;
};

constexpr const char* kJapanese = "友好都市セミナーのご案内をお送りします。";

TEST(Mail, ReadsBodiesWhateverTheirCharsetSays) {
  constexpr BodyCase kCases[] = {
      {"jis", "; charset=iso-2022-jp", "ISO-2022-JP", kJapanese},
      {"jis without a charset", "", "ISO-2022-JP", kJapanese},
      {"jis called ascii", "; charset=us-ascii", "ISO-2022-JP", kJapanese},
      {"jis called utf-8", "; charset=utf-8", "ISO-2022-JP", kJapanese},
      {"euc called jis", "; charset=iso-2022-jp", kEucJp, kJapanese},
      {"euc without a charset", "", kEucJp, kJapanese},
      {"cp932 called euc", "; charset=euc-jp", kCp932, kJapanese},
      {"cp932 without a charset", "", kCp932, kJapanese},
      {"cp932 called latin-1", "; charset=iso-8859-1", kCp932, kJapanese},
      {"cp932 called ascii", "; charset=us-ascii", kCp932, kJapanese},
      {"utf-8 called jis", "; charset=iso-2022-jp", "UTF-8", kJapanese},
      {"utf-8 called cp932", "; charset=shift_jis", "UTF-8", kJapanese},
      {"utf-8 called ascii", "; charset=us-ascii", "UTF-8", kJapanese},
      {"marks of cp932", "; charset=\"shift_jis\"", kCp932, "①㈱髙島屋のご案内です。"},
      {"x-sjis", "; charset=x-sjis", kCp932, kJapanese},
      {"cp932", "; charset=cp932", kCp932, kJapanese},
      {"ms932", "; charset=MS932", kCp932, kJapanese},
      {"jis of Microsoft", "; charset=iso-2022-jp-ms", "ISO-2022-JP", kJapanese},
      {"utf-7", "; charset=utf-7", "UTF-7", kJapanese},
      {"utf-16", "; charset=utf-16be", "UTF-16BE", kJapanese},
      {"gb18030", "; charset=gb2312", "GB18030", "大连市的友好城市。"},
      {"euc-kr", "; charset=ks_c_5601-1987", "windows-949-2000", "창원시 교류 안내"},
      {"big5", "; charset=big5", "Big5", "大連市的友好城市。"},
      {"latin-1", "; charset=iso-8859-1", "windows-1252", "Jumelage avec Neuchâtel, à bientôt."},
      {"latin-1 without a charset", "", "windows-1252", "Jumelage avec Neuchâtel, à bientôt."},
      {"unknown name", "; charset=x-no-such", kEucJp, kJapanese},
  };
  for (const BodyCase& c : kCases) {
    const std::string bytes = encode(c.text, c.converter);
    const std::string type = std::string("Content-Type: text/plain") + c.declared + "\r\n";
    const std::string expected = std::string("text: ") + c.text + "\n";
    const bool wide =
        std::string_view(c.converter).starts_with("UTF-16");  // not without an encoding of its own
    if (!wide) {
      EXPECT_EQ(show_body(kHead + type + "\r\n" + bytes + "\r\n"), expected) << c.name;
    }
    EXPECT_EQ(show_body(kHead + type + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(bytes)),
              expected)
        << c.name << ", base64";
    EXPECT_EQ(show_body(kHead + type + "Content-Transfer-Encoding: Quoted-Printable;\r\n\r\n" +
                        quoted(bytes)),
              expected)
        << c.name << ", quoted-printable";
  }
}

TEST(Mail, ReadsWhatIsoMailersWrite) {
  const std::string jis = "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n";
  EXPECT_EQ(show_body(kHead + jis + "\x1B(I>PE0\x1B(B"), "text: ｾﾐﾅｰ\n");
  EXPECT_EQ(show_body(kHead + jis + "\x1B$B-!-j\x1B(B"), "text: ①㈱\n");
  EXPECT_EQ(show_body(kHead + jis + "\x1B$BM'9%"), "text: 友好\n");
  EXPECT_EQ(show_body(kHead + jis + "$BM'9%ET;T(B no ESC"), "text: 友好都市 no ESC\n");
  EXPECT_EQ(show_body(kHead + jis + "costs $5 (Basic)"), "text: costs $5 (Basic)\n");
}

TEST(Mail, NoEncodingIsToldNotRead) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 5'000; ++i) {
    x = x * 1'103'515'245U + 12'345U;
    noise += static_cast<char>(x >> 16U);
  }
  EXPECT_EQ(show(kHead + kUtf8 + noise), "bad_encoding\n");
}

TEST(Mail, KeepsWhatAListWroteBehindBase64) {
  EXPECT_EQ(show_body(kHead +
                      "Content-Type: text/plain; charset=UTF-8\r\n"
                      "Content-Transfer-Encoding: base64\r\n\r\n" +
                      base64("本文です。\n") + "_______________\r\nlist@example.jp\r\n"),
            "text: 本文です。⏎⏎_______________⏎list@example.jp\n");
  EXPECT_EQ(show_body(kHead + "Content-Type: text/plain; charset=UTF-8\r\n"
                              "Content-Transfer-Encoding: base64\r\n\r\n本文です。\r\n"),
            "text: 本文です。\n");
}

struct TextCase {
  const char* name;
  const char* text;
  const char* shown;
};

TEST(Mail, JoinsWhatItsWriterDidNotPart) {
  constexpr TextCase kCases[] = {
      {"single lines", "ご担当者様\n\nお世話になります。\n", "ご担当者様\nお世話になります。\n"},
      {"run", "下記のとおり開催しますので、\nご参加ください。\n",
       "下記のとおり開催しますので、ご参加ください。\n"},
      {"cut word",
       "友好都市との交流事業について説明会を開催いたしますので、関係する皆様は国際セ\n"
       "ンターまでお越しください。\n",
       "友好都市との交流事業について説明会を開催いたしますので、関係する皆様は国際セ"
       "ンターまでお越しください。\n"},
      {"fields", "日　時：５月１０日\n場　所：会議室\n", "日時：５月１０日\n場所：会議室\n"},
      {"bullets", "・名簿\n・日程\n", "・名簿\n・日程\n"},
      {"drawn lines", "----------\n青森市\n==========\n", "----------\n青森市\n==========\n"},
      {"signature", "以上です。\n-- \n青森市国際交流課\n電話 017-000-0000\n",
       "以上です。\n青森市国際交流課\n電話 017-000-0000\n"},
      {"quoted", "> ご参加ください。\n承知しました。\n", "ご参加ください。\n承知しました。\n"},
      {"quoted deep", ">> 一つ目。\n> > 二つ目。\n> 三つ目。\n", "一つ目。\n二つ目。\n三つ目。\n"},
      {"quoted wide", "＞ ご参加ください。\n", "ご参加ください。\n"},
      {"arrow", "-> 次へ\n", "-> 次へ\n"},
  };
  for (const TextCase& c : kCases) {
    EXPECT_EQ(read_body(kHead + kUtf8 + c.text), c.shown) << c.name;
  }
}

TEST(Mail, FlowsWhatIsFlowed) {
  const std::string type = "Content-Type: text/plain; charset=UTF-8; format=flowed";
  EXPECT_EQ(read_body(kHead + type + "\r\n\r\nThe town \r\nof Aomori.\r\n"),
            "The town of Aomori.\n");
  EXPECT_EQ(read_body(kHead + type + "; delsp=yes\r\n\r\n友好 \r\n都市。\r\n"), "友好都市。\n");
  EXPECT_EQ(read_body(kHead + type + "\r\n\r\n友好 \r\n都市。\r\n"), "友好都市。\n");
  EXPECT_EQ(read_body(kHead + type + "; delsp=yes\r\n\r\n> 友好 \r\n> 都市。\r\nはい。\r\n"),
            "友好都市。\nはい。\n");
  EXPECT_EQ(read_body(kHead + type + "\r\n\r\n From here.\r\n-- \r\nTaro\r\n"),
            "From here.\nTaro\n");
}

TEST(Mail, TakesFilesOutOfTheText) {
  EXPECT_EQ(show_body(kHead + kUtf8 + "送ります。\nbegin 644 a.txt\n#86)C\n`\nend\n以上。\n"),
            "text: 送ります。⏎以上。\ninner a.txt\ntext:\nabc\n");
  EXPECT_EQ(show_body(kHead + kUtf8 + "begin 100 times\nand so on\n"),
            "text: begin 100 times⏎and so on\n");
}

TEST(Mail, ReadsForwardedMailsAsDocumentsInside) {
  const std::string mail = "From: hanako@example.jp\r\nSubject: =?UTF-8?B?5Lqk5rWB?=\r\n";
  const std::string date = "Date: Mon, 1 Apr 2024 09:00:00 +0900\r\n";
  const std::string text = kUtf8 + "交流の件です。";
  const std::string head = "title: 交流\nauthor: hanako@example.jp\n";
  const std::string record = "record+: 件名=交流 | 差出人=hanako@example.jp";
  struct Case {
    const char* what;
    std::string part;
    std::string shown;
  };
  const Case cases[] = {
      {"by its subject", "Content-Type: message/rfc822\r\n\r\n" + mail + text,
       "inner 交流.eml\n" + head + record + "\ntext: 交流の件です。\n"},
      {"with its date", "Content-Type: message/rfc822\r\n\r\n" + mail + date + text,
       "inner 交流.eml\ntitle: 交流\ndate: 2024-04-01\nauthor: hanako@example.jp\n" + record +
           " | 日付=2024年4月1日\ntext: 交流の件です。\n"},
      {"by its file", "Content-Type: message/rfc822; name=\"a.eml\"\r\n\r\n" + mail + text,
       "inner a.eml\n" + head + record + "\ntext: 交流の件です。\n"},
      {"without a subject",
       "Content-Type: message/rfc822\r\n\r\nFrom: hanako@example.jp\r\n" + text,
       "inner 添付ファイル1.eml\nauthor: hanako@example.jp\n"
       "record+: 差出人=hanako@example.jp\ntext: 交流の件です。\n"},
      {"with a file of its own",
       "Content-Type: message/rfc822\r\n\r\n" + mail +
           mixed({text, "Content-Disposition: attachment; filename=b.txt\r\n\r\nabc"}),
       "inner 交流.eml\n" + head + record +
           " | 添付=b.txt\ntext: 交流の件です。\ninner b.txt\ntext:\nabc\n"},
      {"empty", "Content-Type: message/rfc822\r\n\r\n", ""},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(show_body(kHead + mixed({kUtf8 + "転送します。", each.part})),
              "text: 転送します。\n" + each.shown)
        << each.what;
  }
}

TEST(Mail, ReadsEachMailOfADigest) {
  const std::string digest =
      "Content-Type: multipart/digest; boundary=\"D\"\r\n\r\n--D\r\n\r\nSubject: one\r\n"
      "From: a@example.jp\r\n\r\nfirst\r\n--D\r\n\r\nSubject: one\r\nFrom: b@example.jp\r\n"
      "\r\nsecond\r\n--D--\r\n";
  const std::string shown = show(kHead + digest);
  EXPECT_THAT(shown, HasSubstr("inner one.eml\ntitle: one\nauthor: a@example.jp\n"));
  EXPECT_THAT(shown, HasSubstr("inner one (2).eml\ntitle: one\nauthor: b@example.jp\n"));
}

TEST(Mail, TakesTheTitleOfASavedPage) {
  if (!extract_html({.bytes = "<html><p>a</p></html>"}, {}).reason.empty()) {
    GTEST_SKIP() << "this build reads no HTML";
  }
  const auto archive = [](const std::string& head, const std::string& page) {
    return head +
           "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "
           "boundary=\"M\"\r\n\r\n--M\r\nContent-Type: text/html; charset=utf-8\r\n"
           "Content-Location: http://example.jp/a.html\r\n\r\n<html><head>" +
           page + "</head><body><p>本文です。</p></body></html>\r\n--M--\r\n";
  };
  const std::string titled = "<title>港の案内</title>";
  for (const char* head : {"From: <Saved by Blink>\r\nSubject: a\r\n",
                           "From: \"Saved by Windows Internet Explorer 8\"\r\nSubject: a\r\n",
                           "From: <Microsoft Internet Explorer 5>\r\nSubject: a\r\n",
                           "Subject: a\r\nX-MimeOLE: Produced By Microsoft MimeOLE\r\n",
                           "X-Document-Type: Document\r\n"}) {
    EXPECT_EQ(show(archive(head, titled)), "title: 港の案内\nparagraph: 本文です。\n") << head;
  }
  EXPECT_EQ(show(archive("From: <Saved by Blink>\r\nSubject: a\r\n", "")),
            "title: a\nparagraph: 本文です。\n");
  // What was sent to somebody is a mail.
  EXPECT_THAT(show(archive("From: a@example.jp\r\nTo: b@example.jp\r\nSubject: a\r\n", titled)),
              HasSubstr("title: a\n"));
}

TEST(Mail, TakesOneOfTwoAlternatives) {
  const std::string html =
      "Content-Type: text/html; "
      "charset=UTF-8\r\n\r\n<html><body><p>ご案内の本文です。</p></body></html>";
  EXPECT_EQ(show_body(kHead + mixed({kUtf8 + "ご案内の本文です。", html}, "alternative")),
            "text: ご案内の本文です。\n");
  if (!extract_html({.bytes = html}, {}).reason.empty()) GTEST_SKIP() << "this build reads no HTML";
  const std::string shown = show_body(kHead + mixed({kUtf8 + "HTML", html}, "alternative"));
  EXPECT_THAT(shown, HasSubstr("ご案内の本文です。"));
  EXPECT_THAT(shown, Not(HasSubstr("HTML")));
}

TEST(Mail, HidesPicturesOfItsText) {
  const std::string picture =
      "Content-Type: image/png; name=a.png\r\nContent-ID: <a@b>\r\n"
      "Content-Disposition: inline; filename=a.png\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\niVBORw0KGgo=";
  EXPECT_EQ(show_body(kHead + mixed({mixed({kUtf8 + "本文。", picture}, "related")})),
            "text: 本文。\n");
  EXPECT_EQ(show_body(kHead + mixed({kUtf8 + "本文。", picture})), "text: 本文。\n");
  EXPECT_THAT(show(kHead + mixed({kUtf8 + "本文。",
                                  "Content-Type: image/png; name=a.png\r\n"
                                  "Content-Disposition: attachment\r\n\r\n\x89PNG\r\n\x1A\n"})),
              HasSubstr("inner a.png\nunsupported: png\n"));
}

TEST(Mail, TellsWhatNeedsAKey) {
  EXPECT_EQ(show(kHead + mixed({"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
                                "Content-Type: application/octet-stream\r\n\r\nx"},
                               "encrypted")),
            "encrypted: mail\n");
  EXPECT_EQ(show(kHead + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"
                         "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CA"),
            "encrypted: mail\n");
  EXPECT_EQ(show(kHead + kUtf8 + "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"),
            "encrypted: mail\n");
  EXPECT_THAT(show(kHead + "Content-Type: application/pkcs7-mime\r\n"
                           "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHAqCA"),
              HasSubstr("inner smime.p7m\nunsupported: signed mail\n"));
  EXPECT_EQ(show_body(kHead +
                      mixed({kUtf8 + "本文。", "Content-Type: application/pgp-signature\r\n\r\nx"},
                            "signed")),
            "text: 本文。\n");
  EXPECT_EQ(show_body(kHead + kUtf8 +
                      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n本文。\n"
                      "-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n"),
            "text: 本文。\n");
  EXPECT_THAT(show(kHead + mixed({kUtf8 + "本文。", "Content-Type: application/ms-tnef\r\n\r\nx"})),
              HasSubstr("inner winmail.dat\nunsupported: tnef\n"));
}

TEST(Mail, ShowsInvitations) {
  const std::string event =
      "Content-Type: text/calendar; charset=UTF-8\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
      "SUMMARY:交流\r\n "
      "会議\r\nDTSTART;TZID=\"Asia:Tokyo\":20240510T103000\r\nDTEND:20240510T023000Z\r\n"
      "LOCATION:会議室\\, "
      "3階\r\nDESCRIPTION:説明\r\nBEGIN:VALARM\r\nDESCRIPTION:x\r\nEND:VALARM\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n";
  const std::string fields =
      "record+: 予定=交流会議 | 場所=会議室, 3階 | 開始=2024年5月10日 10:30 | "
      "終了=2024年5月10日 2:30 (UTC)";
  EXPECT_EQ(show_body(kHead + event), fields + " | 内容=説明\n");
  EXPECT_EQ(show_body(kHead + mixed({kUtf8 + "説明", event}, "alternative")),
            "text: 説明\n" + fields + "\n");
}

TEST(Mail, FindsABoundaryThatItsHeaderDoesNotName) {
  const std::string parts = "--X\r\n" + kUtf8 + "本文。\r\n--X--\r\n";
  for (const char* parameter : {"", "; boundary=Y", "; boundary=\"\"", "; boundary"}) {
    EXPECT_EQ(show_body(kHead + "Content-Type: multipart/mixed" + parameter + "\r\n\r\n" + parts),
              "text: 本文。\n")
        << parameter;
  }
  EXPECT_EQ(show_body(kHead + "Content-Type: multipart/mixed\r\n\r\n本文。\r\n"), "text: 本文。\n");
}

TEST(Mail, FindsPartsThatItsHeaderCallsText) {
  const std::string parts = "--X\r\n" + kUtf8 + "本文。\r\n--X--\r\n";
  EXPECT_EQ(show_body(kHead + kUtf8 + parts), "text: 本文。\n");
  EXPECT_EQ(show_body(kHead + kUtf8 + "This is a multi-part message.\r\n\r\n" + parts),
            "text: 本文。\n");
  EXPECT_THAT(show_body(kHead + kUtf8 + "次の行は例です。\n説明です。\n" + parts),
              HasSubstr("--X"));
}

TEST(Mail, ReadsAllMailsOfAnMbox) {
  const std::string from = "From taro@example.jp Fri May 10 10:30:00 2024\n";
  const std::string mbox =
      from + kHead + kUtf8 + "一通目。\n\nFrom here on.\n\n" + from + kHead + kUtf8 + "二通目。\n";
  const std::string shown = show(mbox);
  EXPECT_THAT(shown, HasSubstr("text: 一通目。⏎⏎From here on.\ninner mbox/2.eml\n"));
  EXPECT_THAT(shown, HasSubstr("text: 二通目。\n"));
}

TEST(Mail, KeepsItsLimits) {
  std::vector<std::string> parts(30, kUtf8 + "本文。");
  const std::string mail = kHead + mixed(parts);
  ExtractContext context;
  context.limits.members = 20;
  EXPECT_EQ(extract_mail({.bytes = mail}, context).reason, "refused");
  context = {};
  context.limits.unpacked_bytes = 100;
  EXPECT_EQ(extract_mail({.bytes = mail}, context).reason, "refused");
  context = {};
  context.limits.text_bytes = 100;
  EXPECT_EQ(extract_mail({.bytes = mail}, context).reason, "refused");
  std::string inside = kHead + kUtf8 + "本文。";
  for (int i = 0; i < 8; ++i) {
    inside = kHead + mixed({kUtf8 + "本文。",
                            "Content-Type: application/octet-stream\r\n"
                            "Content-Disposition: attachment; filename=a.eml\r\n"
                            "Content-Transfer-Encoding: base64\r\n\r\n" +
                                base64(inside)});
  }
  EXPECT_THAT(show(inside), HasSubstr("refused: documents nested too deep"));
}

}  // namespace
}  // namespace kouryu
