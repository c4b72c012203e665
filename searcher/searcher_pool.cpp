// Idle searchers on a stack: the one used last is the freshest.
#include "kouryu/searcher_pool.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

#include "dict/schema/xapian_errors.h"
#include "searcher/index/index_set.h"

namespace kouryu {

struct SearcherPool::Loan::Shared {
  std::vector<std::string> indexes;
  SearcherOptions options;
  std::size_t most_idle = 0;
  std::mutex mutex;
  std::vector<std::unique_ptr<Searcher>> idle;  // room for most_idle is reserved
};

SearcherPool::SearcherPool(std::vector<std::string> indexes, std::size_t most_idle,
                           SearcherOptions options)
    : shared_(at_boundary(joined_names(indexes), [] { return std::make_shared<Loan::Shared>(); })) {
  at_boundary(joined_names(indexes), [&] {
    shared_->indexes = std::move(indexes);
    shared_->options = std::move(options);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    shared_->most_idle = most_idle == 0 ? 2 * cores : most_idle;
    shared_->idle.reserve(shared_->most_idle);
    shared_->idle.push_back(std::make_unique<Searcher>(shared_->indexes, shared_->options));
  });
}

SearcherPool::Loan SearcherPool::take() const { return Loan(shared_); }

std::size_t SearcherPool::idle() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->idle.size();
}

SearcherPool::Loan::Loan(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {
  {
    const std::lock_guard lock(shared_->mutex);
    if (!shared_->idle.empty()) {
      searcher_ = std::move(shared_->idle.back());
      shared_->idle.pop_back();
      return;
    }
  }
  searcher_ = at_boundary(joined_names(shared_->indexes), [&] {
    return std::make_unique<Searcher>(shared_->indexes, shared_->options);
  });
}

SearcherPool::Loan::~Loan() { give_back(); }
SearcherPool::Loan::Loan(Loan&&) noexcept = default;
SearcherPool::Loan& SearcherPool::Loan::operator=(Loan&& other) noexcept {
  if (this != &other) {
    give_back();
    shared_ = std::move(other.shared_);
    searcher_ = std::move(other.searcher_);
  }
  return *this;
}

void SearcherPool::Loan::give_back() noexcept {
  if (!searcher_) return;
  const std::lock_guard lock(shared_->mutex);
  if (shared_->idle.size() < shared_->most_idle) shared_->idle.push_back(std::move(searcher_));
}

}  // namespace kouryu
