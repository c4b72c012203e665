// Takes a request out of the bytes of a connection, wherever they are cut.
//
// By itself and not with a library's parser: those take folded lines, control characters in the
// extensions of chunks, and more that a program in front may read otherwise. Every line ends with
// CR LF, nothing else does, and each byte is looked at once, as it comes.
#ifndef KOURYU_SEARCHER_SERVER_REQUEST_READER_H_
#define KOURYU_SEARCHER_SERVER_REQUEST_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/server/request_head.h"

namespace kouryu::server {

class RequestReader {
 public:
  /// Takes bytes up to the end of the request; returns how many. Bodies are read and forgotten.
  /// Throws HttpError (400, 413, 414, 417, 431, 505); nothing more can be read then.
  std::size_t take(std::string_view bytes);

  /// Whether anything of a request has come.
  [[nodiscard]] bool is_begun() const { return part_ != Part::RequestLine || !line_.empty(); }
  [[nodiscard]] bool has_head() const { return part_ > Part::Fields; }
  [[nodiscard]] bool is_whole() const { return part_ == Part::Whole; }
  /// What has been read of it.
  [[nodiscard]] const RequestHead& head() const { return head_; }

 private:
  enum class Part : std::uint8_t {
    RequestLine,
    Fields,
    Body,
    ChunkSize,
    Chunk,
    ChunkEnd,
    Trailers,
    Whole
  };

  std::size_t take_line(std::string_view bytes);
  std::size_t take_body(std::string_view bytes);
  void check_head_room() const;
  void check_chunk_room() const;
  void on_line(std::string_view line);
  void on_field(std::string_view line);
  void on_empty_line();
  void on_chunk_size(std::string_view line);

  Part part_ = Part::RequestLine;
  std::string line_;            // that has not ended yet
  bool after_return_ = false;   // its last byte was CR
  bool empty_line_ = false;     // one before the request is no fault
  std::size_t head_bytes_ = 0;  // with the fields behind the body
  std::size_t fields_ = 0;      // with those behind the body
  std::size_t body_bytes_ = 0;  // of all chunks
  std::size_t left_ = 0;        // of the body or the chunk
  RequestHead head_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_REQUEST_READER_H_
