// Builds zip containers in memory, for files of formats that are packages of parts.
//
//   ZipFile zip;
//   zip.add("word/document.xml", "<w:document …>");
//   const std::string bytes = zip.bytes();
#ifndef KOURYU_TESTS_SUPPORT_ZIP_FILE_H_
#define KOURYU_TESTS_SUPPORT_ZIP_FILE_H_

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kouryu::test {

class ZipFile {
 public:
  /// A member; two of one name may follow one another.
  ZipFile& add(std::string name, std::string content) {
    members_.emplace_back(std::move(name), std::move(content));
    return *this;
  }
  /// Encrypts all members.
  ZipFile& lock(std::string password) {
    password_ = std::move(password);
    return *this;
  }

  [[nodiscard]] std::string bytes() const {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    if (zip == nullptr) throw std::runtime_error("no zip in memory");
    zip_source_keep(target);
    for (const auto& [name, content] : members_) {
      zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
      const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
      if (index < 0) throw std::runtime_error("no member " + name);
      if (!password_.empty()) {
        zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                password_.c_str());
      }
    }
    if (zip_close(zip) != 0) throw std::runtime_error("the zip does not close");
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string out(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> members_;
  std::string password_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_ZIP_FILE_H_
