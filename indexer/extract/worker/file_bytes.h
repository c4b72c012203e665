// All bytes of an open file, read or mapped.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_FILE_BYTES_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_FILE_BYTES_H_

#include <string>
#include <string_view>

namespace kouryu {

/// From byte 0, wherever the descriptor stands. Closes `file` with itself.
class FileBytes {
 public:
  explicit FileBytes(int file);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  [[nodiscard]] bool map();
  [[nodiscard]] bool read();

  int file_;
  bool ok_ = false;
  void* mapped_ = nullptr;
  std::string read_;
  std::string_view bytes_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_FILE_BYTES_H_
