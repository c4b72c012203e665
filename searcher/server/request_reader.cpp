// RFC 9112, sections 2 and 7.
#include "searcher/server/request_reader.h"

#include <algorithm>
#include <utility>

#include "dict/base/locale.h"
#include "searcher/server/chunk_line.h"
#include "searcher/server/framing.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"

namespace kouryu::server {
namespace {

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7F';
}

}  // namespace

std::size_t RequestReader::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && part_ != Part::Whole) {
    const std::string_view rest = bytes.substr(taken);
    const bool data = part_ == Part::Body || part_ == Part::Chunk;
    taken += data ? take_body(rest) : take_line(rest);
  }
  return taken;
}

std::size_t RequestReader::take_body(std::string_view bytes) {
  const std::size_t now = std::min(left_, bytes.size());
  left_ -= now;
  if (left_ == 0) part_ = part_ == Part::Body ? Part::Whole : Part::ChunkEnd;
  return now;
}

/// Takes the rest of a line, or all where it goes on.
std::size_t RequestReader::take_line(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (after_return_ != (c == '\n')) throw_bad_request();  // half of a line end
    after_return_ = c == '\r';
    if (is_control(c) && c != '\n' && !after_return_) throw_bad_request();
    if (!after_return_ && c != '\n') line_ += c;
    if (part_ == Part::ChunkSize || part_ == Part::ChunkEnd) {
      check_chunk_room();
    } else {
      ++head_bytes_;
      check_head_room();
    }
    if (c != '\n') continue;
    const std::string line = std::exchange(line_, {});
    on_line(line);
    return i + 1;
  }
  return bytes.size();
}

/// Refuses a line that has grown past what any could need, without waiting for its end.
void RequestReader::check_head_room() const {
  constexpr std::size_t kBesideTarget = 64;  // method, version
  if (part_ == Part::RequestLine && line_.size() > kMaxTargetBytes + kBesideTarget) {
    throw_target_too_long();
  }
  if (head_bytes_ > kMaxHeaderBytes) {
    throw HttpError(431, "header_too_large",
                    say("the header is too large", "ヘッダーが大きすぎます"), "header_bytes");
  }
}

void RequestReader::check_chunk_room() const {
  const std::size_t most = part_ == Part::ChunkSize ? kMaxChunkLineBytes : 0;
  if (line_.size() > most) throw_bad_request();
}

void RequestReader::on_line(std::string_view line) {
  switch (part_) {
    case Part::RequestLine:
      if (line.empty() && !empty_line_) {
        empty_line_ = true;
        break;
      }
      read_request_line(line, head_);
      part_ = Part::Fields;
      break;
    case Part::Fields:
    case Part::Trailers:
      line.empty() ? on_empty_line() : on_field(line);
      break;
    case Part::ChunkSize:
      on_chunk_size(line);
      break;
    case Part::ChunkEnd:
      part_ = Part::ChunkSize;
      break;
    case Part::Body:
    case Part::Chunk:
    case Part::Whole:
      break;  // have no lines
  }
}

void RequestReader::on_field(std::string_view line) {
  if (++fields_ > kMaxHeaderFields) {
    throw HttpError(431, "header_too_large",
                    say("too many header fields", "ヘッダーの項目が多すぎます"), "header_fields");
  }
  auto field = read_field_line(line);
  if (part_ == Part::Fields) {
    head_.fields.push_back(std::move(field));
  } else if (decides(field.first)) {
    throw_bad_request();  // said too late
  }
}

/// The end of the head, or of the fields behind a body.
void RequestReader::on_empty_line() {
  if (part_ == Part::Trailers) {
    part_ = Part::Whole;
    return;
  }
  const BodyFraming body = check_framing(head_);
  left_ = body.length;
  part_ = body.chunked ? Part::ChunkSize : left_ > 0 ? Part::Body : Part::Whole;
}

void RequestReader::on_chunk_size(std::string_view line) {
  left_ = read_chunk_line(line);
  if (left_ > kMaxBodyBytes - body_bytes_) throw_body_too_large();
  body_bytes_ += left_;
  part_ = left_ > 0 ? Part::Chunk : Part::Trailers;
}

}  // namespace kouryu::server
