// The message language from the environment; setlocale is never called.
#include "dict/base/locale.h"

#include <cstdlib>
#include <string_view>

namespace kouryu {
namespace {
thread_local std::optional<Language> spoken;
}  // namespace

SpeakIn::SpeakIn(Language language) : before_(spoken) { spoken = language; }
SpeakIn::~SpeakIn() { spoken = before_; }

Language message_language() {
  if (spoken) return *spoken;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const bool japanese = locale == "ja" || locale.starts_with("ja_") || locale.starts_with("ja.");
    return japanese ? Language::Japanese : Language::English;
  }
  return Language::English;
}

}  // namespace kouryu
