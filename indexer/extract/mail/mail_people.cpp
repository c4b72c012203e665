// Who wrote a mail and when: address lists and dates.
#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/mail/encoded_word.h"
#include "indexer/extract/mail/mail_charset.h"
#include "indexer/extract/mail/mail_header.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1971;  // 1970 is a clock that was not set; before it nobody wrote mail
constexpr int kLastYear = 2199;

/// An address list in one pass. Encoded words are taken whole: mailers leave commas in them.
class AddressReader {
 public:
  AddressReader(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  std::vector<MailAddress> run() {
    while (at_ < text_.size() && found_.size() < most_) step();
    finish();
    return std::move(found_);
  }

 private:
  void step() {
    const char c = text_[at_];
    EncodedWord word;
    if (c == '=' && read_encoded_word(text_, at_, word)) {
      part().append(text_.substr(at_, word.end - at_));
      at_ = word.end;
      return;
    }
    ++at_;
    if (quoted_) {
      in_quotes(c);
    } else if (depth_ > 0) {
      in_comment(c);
    } else {
      outside(c);
    }
  }

  void in_quotes(char c) {
    if (c == '"') {
      quoted_ = false;
    } else if (c == '\\' && at_ < text_.size()) {
      part() += text_[at_++];
    } else {
      part() += c;
    }
  }

  void in_comment(char c) {
    if (c == ')' && --depth_ == 0) return;
    if (c == '(') ++depth_;
    comment_ += c;
  }

  void outside(char c) {
    switch (c) {
      case '"':
        quoted_ = true;
        return;
      case '(':
        ++depth_;
        return;
      case '<':
        angle_ = true;
        return;
      case '>':
        angle_ = false;
        return;
      case ',':
      case ';':
        finish();
        return;
      case ':':  // a group's name ends; "mailto:" too
        if (angle_) {
          address_.clear();
        } else {
          words_.clear();
        }
        return;
      default:
        part() += c;
    }
  }

  std::string& part() { return depth_ > 0 ? comment_ : angle_ ? address_ : words_; }

  void finish() {
    MailAddress out;
    std::string words = header_text(words_, {});
    out.address = address_;
    std::erase_if(out.address, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    if (address_.empty() && words.find('@') != words.npos) {
      out.address = words;
      words = header_text(comment_, {});
    }
    const bool quoted = words.size() > 2 && words.front() == '\'' && words.back() == '\'';
    out.name = quoted ? words.substr(1, words.size() - 2) : words;
    // The address again is no name.
    if (out.name == out.address) out.name.clear();
    if (!out.shown().empty()) found_.push_back(std::move(out));
    words_.clear();
    address_.clear();
    comment_.clear();
    angle_ = false;
  }

  std::string_view text_;
  std::size_t most_;
  std::size_t at_ = 0;
  bool quoted_ = false;
  bool angle_ = false;
  int depth_ = 0;  // of comments
  std::string words_;
  std::string address_;
  std::string comment_;
  std::vector<MailAddress> found_;
};

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const std::string begin = ascii_lower(word.substr(0, 3));
  const auto* const found = std::find(kMonths.begin(), kMonths.end(), begin);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

int full_year(std::string_view digits) {
  const int year = number(digits);
  // RFC 5322, 4.3: two and three digits of old mailers.
  if (digits.size() == 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.size() == 3 ? 1900 + year : year;
}

bool is_day(const MailDate& date) {
  constexpr std::array kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < kFirstYear || date.year > kLastYear || date.month < 1 || date.month > 12) {
    return false;
  }
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  const int last =
      date.month == 2 && !leap ? 28 : kDays.at(static_cast<std::size_t>(date.month) - 1);
  return date.day >= 1 && date.day <= last;
}

struct Word {
  std::string_view text;
  bool digits = false;
  bool time = false;  // part of 10:30:00 or of +0900
};

std::vector<Word> date_words(std::string_view text) {
  constexpr std::size_t kMostWords = 24;
  std::vector<Word> words;
  int depth = 0;
  for (std::size_t i = 0; i < text.size() && words.size() < kMostWords;) {
    const char c = text[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (depth > 0 || (!is_letter_byte(c) && !is_digit_byte(c))) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() &&
           (is_digit_byte(c) ? is_digit_byte(text[end]) : is_letter_byte(text[end]))) {
      ++end;
    }
    const char before = i > 0 ? text[i - 1] : ' ';
    const char behind = end < text.size() ? text[end] : ' ';
    const bool time = before == ':' || before == '+' || behind == ':';
    words.push_back({text.substr(i, end - i), is_digit_byte(c), time});
    i = end;
  }
  return words;
}

}  // namespace

std::vector<MailAddress> header_addresses(std::string_view raw, std::string_view hint,
                                          std::size_t most) {
  const std::string text = decode_mail(raw, hint).text;
  return AddressReader(text, most).run();
}

std::string MailDate::iso() const {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

std::string MailDate::japanese() const {
  return std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
}

std::optional<MailDate> header_date(std::string_view raw) {
  constexpr std::size_t kLongest = 200;
  const std::vector<Word> words = date_words(raw.substr(0, kLongest));
  MailDate date;
  // 2024-05-10, as programs write it.
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!words[i].digits || words[i].text.size() != 4 || !words[i + 1].digits || words[i].time ||
        words[i + 1].time || words[i + 1].text.size() > 2 || words[i + 2].text.size() > 2 ||
        !words[i + 2].digits) {
      continue;
    }
    date = {number(words[i].text), number(words[i + 1].text), number(words[i + 2].text)};
    return is_day(date) ? std::optional(date) : std::nullopt;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int month = words[i].digits ? 0 : month_of(words[i].text);
    if (month == 0) continue;
    const bool before = i > 0 && words[i - 1].digits && !words[i - 1].time;
    const std::size_t day = before ? i - 1 : i + 1;  // 10 May, or May 10
    if (day >= words.size() || !words[day].digits || words[day].text.size() > 2) continue;
    for (std::size_t k = std::max(i, day) + 1; k < words.size(); ++k) {
      if (!words[k].digits || words[k].time || words[k].text.size() > 4) continue;
      date = {full_year(words[k].text), month, number(words[day].text)};
      return is_day(date) ? std::optional(date) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace kouryu
