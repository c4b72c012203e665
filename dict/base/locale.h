// In which language to speak: Japanese when the locale is, English otherwise.
#ifndef KOURYU_DICT_BASE_LOCALE_H_
#define KOURYU_DICT_BASE_LOCALE_H_

namespace kouryu {

enum class Language { English, Japanese };

/// The language of messages after LC_ALL, LC_MESSAGES, LANG: the first that is set and not empty.
[[nodiscard]] Language message_language();

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
