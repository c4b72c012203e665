// Whether something is there: what does not answer is not missing.
#ifndef KOURYU_DICT_BASE_PRESENCE_H_
#define KOURYU_DICT_BASE_PRESENCE_H_

#include <filesystem>

namespace kouryu {

/// False where nothing is. Throws Error as throw_system() does where that cannot be told.
[[nodiscard]] bool is_there(const std::filesystem::path& path);
/// True for a folder, false for what is none and where nothing is. Throws Error as is_there().
[[nodiscard]] bool is_folder(const std::filesystem::path& path);

/// Remembers the first place that could not be looked at, for whoever finds nothing in any.
class Unseen {
 public:
  /// Notes why a look at `path` failed, unless `number` says that nothing is there.
  void note(const std::filesystem::path& path, int number);
  /// Throws Error as throw_system() does where something was noted.
  void throw_if_any() const;

 private:
  std::filesystem::path path_;
  int number_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_PRESENCE_H_
