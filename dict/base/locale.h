// In which language to speak: Japanese when the locale is, English otherwise.
#ifndef KOURYU_DICT_BASE_LOCALE_H_
#define KOURYU_DICT_BASE_LOCALE_H_

#include <optional>

namespace kouryu {

enum class Language { English, Japanese };

/// The language of messages: this thread's SpeakIn, else LC_ALL, LC_MESSAGES, LANG, the first that
/// is set and not empty.
[[nodiscard]] Language message_language();

/// While it lives, messages of this thread are in `language`: for a server, whose readers differ.
class SpeakIn {
 public:
  explicit SpeakIn(Language language);
  ~SpeakIn();
  SpeakIn(const SpeakIn&) = delete;
  SpeakIn& operator=(const SpeakIn&) = delete;

 private:
  std::optional<Language> before_;
};

/// Picks one of two wordings of a message.
[[nodiscard]] inline const char* say(Language language, const char* english, const char* japanese) {
  return language == Language::Japanese ? japanese : english;
}
/// The same, for the language of messages.
[[nodiscard]] inline const char* say(const char* english, const char* japanese) {
  return say(message_language(), english, japanese);
}

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_LOCALE_H_
