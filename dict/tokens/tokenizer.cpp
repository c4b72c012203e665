// MeCab behind a pimpl: pieces in, tokens out, nothing lost.
#include "dict/tokens/tokenizer.h"

#include <mecab.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"

namespace kouryu {
namespace {

constexpr std::size_t kPieceBytes = 3000;  // longest piece given to MeCab
constexpr std::size_t kRunChars = 64;      // longest stretch of one class of characters in it
constexpr const char* kDictionary = KOURYU_MECAB_DICTIONARY;

/// MeCab's own reason is in English and names lines of its source.
[[noreturn]] void throw_no_dictionary(const std::string& what, int reason) {
  const ErrorKind kind = kind_of_system(reason);
  if (kind != ErrorKind::Io) throw_system(what, reason);
  throw Error(ErrorKind::NotFound,
              what + ": " +
                  say("MeCab's dictionary cannot be opened: ", "MeCab の辞書を開けません: ") +
                  system_reason(reason),
              say("install mecab-ipadic-utf8", "mecab-ipadic-utf8 を入れてください"));
}

const MeCab::Model& model() {
  static const std::unique_ptr<MeCab::Model> instance = [] {
    const std::string user = data_file("kouryu.dic").string();
    std::array<std::string, 7> words = {"mecab", "-r", "/dev/null", "-d", kDictionary, "-u", user};
    std::array<char*, 7> arguments{};
    std::transform(words.begin(), words.end(), arguments.begin(),
                   [](std::string& word) { return word.data(); });
    std::unique_ptr<MeCab::Model> made(
        MeCab::createModel(static_cast<int>(arguments.size()), arguments.data()));
    if (!made) throw_no_dictionary(kDictionary, errno);
    return made;
  }();
  return *instance;
}

/// What we keep of a feature line, read once per line.
struct Feature {
  TokenKind kind = TokenKind::Other;
  bool content = false;
  bool auxiliary = false;
  std::string base;  // empty: the surface
  std::string reading;
};

std::string_view column(std::string_view feature, int n) {
  for (; n > 0; --n) {
    const std::size_t comma = feature.find(',');
    if (comma == std::string_view::npos) return {};
    feature.remove_prefix(comma + 1);
  }
  return feature.substr(0, feature.find(','));
}

TokenKind noun_kind(std::string_view detail, std::string_view proper) {
  if (detail == "固有名詞") {
    if (proper == "人名") return TokenKind::Person;
    if (proper == "地域") return TokenKind::Place;
    if (proper == "組織") return TokenKind::Organisation;
    return TokenKind::ProperName;
  }
  if (detail == "数") return TokenKind::Number;
  if (detail == "接尾") return TokenKind::Suffix;
  return TokenKind::Noun;
}

Feature read_feature(std::string_view text) {
  Feature feature;
  const std::string_view part = column(text, 0);
  const std::string_view detail = column(text, 1);
  if (part == "名詞") {
    feature.kind = noun_kind(detail, column(text, 2));
    feature.content = detail != "非自立" && detail != "代名詞" && detail != "特殊";
  } else if (part == "動詞") {
    feature.kind = TokenKind::Verb;
    feature.content = detail == "自立";
    feature.auxiliary = detail == "接尾";  // れる, られる, せる, させる
  } else if (part == "形容詞") {
    feature.kind = TokenKind::Adjective;
    feature.content = detail == "自立";
  } else if (part == "副詞") {
    feature.kind = TokenKind::Adverb;
    feature.content = true;
  } else if (part == "助詞" || part == "助動詞") {
    feature.kind = TokenKind::Particle;
    feature.auxiliary = part == "助動詞";
  } else if (part == "接頭詞") {
    feature.content = detail != "数接続";
  } else if (part == "記号") {
    feature.kind = detail == "アルファベット" ? TokenKind::Noun : TokenKind::Symbol;
    feature.content = detail == "アルファベット";
  } else if (part == "連体詞" || part == "接続詞" || part == "感動詞") {
    feature.content = part == "感動詞";
  }
  const std::string_view base = column(text, 6);
  if (base != "*") feature.base = base;
  const std::string_view reading = column(text, 7);
  if (reading != "*") feature.reading = reading;
  // Verbs する, いる, ある and the like say nothing of a passage.
  static constexpr std::array<std::string_view, 8> kEmptyVerbs = {
      "する", "ある", "いる", "なる", "できる", "れる", "られる", "おる"};
  if (feature.kind == TokenKind::Verb &&
      std::find(kEmptyVerbs.begin(), kEmptyVerbs.end(), feature.base) != kEmptyVerbs.end()) {
    feature.content = false;
  }
  return feature;
}

enum class CharClass { Space, Hiragana, Katakana, Kanji, Digit, Letter, Other };

CharClass class_of(char32_t c) {
  if (is_space(c)) return CharClass::Space;
  if (is_hiragana(c)) return CharClass::Hiragana;
  if (is_katakana(c)) return CharClass::Katakana;
  if (is_kanji(c)) return CharClass::Kanji;
  if (is_digit(c)) return CharClass::Digit;
  if (is_letter_or_digit(c)) return CharClass::Letter;
  return CharClass::Other;
}

bool ends_sentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?' || c == U'.'; }

/// Ends of the pieces to give to MeCab, ascending, the last is text.size().
std::vector<std::size_t> piece_ends(const FoldedText& text) {
  std::vector<std::size_t> ends;
  std::size_t piece_begin = 0;
  std::size_t next_break = 0;
  std::size_t run = 0;
  CharClass last = CharClass::Space;
  const auto cut = [&](std::size_t at) {
    if (at > piece_begin) ends.push_back(at);
    piece_begin = at;
    run = 0;
  };
  for (std::size_t position = 0; position < text.text.size();) {
    while (next_break < text.breaks.size() && text.breaks[next_break] <= position) {
      cut(text.breaks[next_break++]);
    }
    const std::size_t begin = position;
    const char32_t c = next_char(text.text, position);
    const CharClass now = class_of(c);
    run = now == last ? run + 1 : 1;
    last = now;
    if (run > kRunChars || position - piece_begin > kPieceBytes) {
      cut(begin);
      run = 1;
    }
    if (c == U'。' || (ends_sentence(c) && position - piece_begin > 300)) cut(position);
  }
  cut(text.text.size());
  return ends;
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_letter_or_digit(next_char(text, position))) return true;
  }
  return false;
}

std::string hash_of(std::string_view bytes) {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
  return hex.data();
}

}  // namespace

class Tokenizer::Impl {
 public:
  Impl() : tagger_(model().createTagger()), lattice_(model().createLattice()) {
    if (!tagger_ || !lattice_) throw Error(ErrorKind::Internal, "MeCab made no tagger");
  }

  template <class Wanted>
  std::vector<Token> tokenize(const FoldedText& text, const Wanted& wanted) {
    std::vector<Token> tokens;
    tokens.reserve(text.text.size() / 5);
    std::size_t begin = 0;
    for (const std::size_t end : piece_ends(text)) {
      check_deadline();
      if (wanted(std::string_view(text.text).substr(begin, end - begin))) {
        parse_piece(text.text, begin, end, tokens);
      }
      begin = end;
    }
    return tokens;
  }

 private:
  void parse_piece(const std::string& text, std::size_t begin, std::size_t end,
                   std::vector<Token>& tokens) {
    // MeCab reads NUL as the end of its input: such a character is a symbol of its own.
    const std::string_view here = std::string_view(text).substr(0, end);  // not to the text's end
    std::size_t nul;
    while ((nul = here.find('\0', begin)) < end) {
      parse_clean(text, begin, nul, tokens);
      tokens.push_back(
          {.range = {nul, nul + 1}, .base = {}, .reading = {}, .kind = TokenKind::Symbol});
      begin = nul + 1;
    }
    parse_clean(text, begin, end, tokens);
  }

  void parse_clean(const std::string& text, std::size_t begin, std::size_t end,
                   std::vector<Token>& tokens) {
    if (begin >= end) return;
    lattice_->set_sentence(text.data() + begin, end - begin);
    if (!tagger_->parse(lattice_.get())) {
      throw Error(ErrorKind::Internal, std::string("MeCab failed: ") + lattice_->what());
    }
    std::size_t covered = begin;
    for (const MeCab::Node* node = lattice_->bos_node(); node != nullptr; node = node->next) {
      if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
      const auto at = static_cast<std::size_t>(node->surface - text.data());
      if (!only_space(text, covered, at)) throw_uncovered();
      tokens.push_back(token_of(*node, text, at));
      covered = at + node->length;
    }
    if (!only_space(text, covered, end)) throw_uncovered();
  }

  Token token_of(const MeCab::Node& node, const std::string& text, std::size_t at) {
    const auto known = features_.find(node.feature);
    const Feature& feature =
        known != features_.end()
            ? known->second
            : features_.emplace(node.feature, read_feature(node.feature)).first->second;
    Token token;
    token.range = {at, at + node.length};
    const std::string_view surface(text.data() + at, node.length);
    token.base = feature.base.empty() ? surface : std::string_view(feature.base);
    token.reading = feature.reading;
    token.kind = feature.kind;
    token.known = node.stat == MECAB_NOR_NODE;
    token.content = feature.content;
    token.auxiliary = feature.auxiliary;
    if (!has_letter_or_digit(surface)) {
      token.kind = TokenKind::Symbol;
      token.content = false;
    }
    return token;
  }

  static bool only_space(const std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t position = begin; position < end;) {
      if (!is_space(next_char(text, position))) return false;
    }
    return begin <= end;
  }

  [[noreturn]] static void throw_uncovered() {
    throw Error(ErrorKind::Internal, "MeCab left out a part of its input");
  }

  std::unique_ptr<MeCab::Tagger> tagger_;
  std::unique_ptr<MeCab::Lattice> lattice_;
  // Feature lines of known words lie in the mapped dictionary, those of unknown ones in MeCab's own
  // tables: a pointer means the same line for the life of the model.
  std::unordered_map<const char*, Feature> features_;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<Token> Tokenizer::tokenize(const FoldedText& text) {
  return impl_->tokenize(text, [](std::string_view) { return true; });
}

std::vector<Token> Tokenizer::tokenize(const FoldedText& text,
                                       const std::function<bool(std::string_view)>& wanted) {
  return impl_->tokenize(text, wanted);
}

std::string dictionary_fingerprint() {
  std::string identity;
  const std::filesystem::path folder(kDictionary);
  std::error_code error;
  for (const char* name : {"sys.dic", "matrix.bin", "char.bin", "unk.dic"}) {
    const auto size = std::filesystem::file_size(folder / name, error);
    if (error) throw_no_dictionary(folder / name, error.value());
    identity += std::string(name) + '=' + std::to_string(size) + ';';
    // The head of a compiled dictionary holds its version, sizes and identity.
    std::ifstream in(folder / name, std::ios::binary);
    if (!in) throw_no_dictionary(folder / name, errno);
    std::array<char, 4096> head{};
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (in.bad()) throw_no_dictionary(folder / name, errno);
    identity += hash_of({head.data(), static_cast<std::size_t>(in.gcount())});
  }
  std::ifstream user = open_data("kouryu.dic");
  const std::string bytes((std::istreambuf_iterator<char>(user)), std::istreambuf_iterator<char>());
  return hash_of(identity + bytes);
}

}  // namespace kouryu
