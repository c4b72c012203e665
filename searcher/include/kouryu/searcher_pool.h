// One handle on an index for a program with many threads: lends a Searcher to whoever asks.
//
//   kouryu::SearcherPool pool({"koryu.idx"});
//   const auto answer = pool.take()->search({.query = "大連 環境"});   // from any thread
#ifndef KOURYU_SEARCHER_POOL_H_
#define KOURYU_SEARCHER_POOL_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

/// Safe to share between threads without a lock. A thread that takes while all searchers are lent
/// gets a new one, so nobody waits for a slow query of another. Copies are handles on one pool; it
/// lives as long as a handle or a loan does.
class KOURYU_API SearcherPool {
 public:
  /// Opens one searcher at once, so that a wrong index is told here and not at the first question:
  /// throws Error as Searcher does. `most_idle`: searchers to keep for later; 0 = two a core.
  explicit SearcherPool(std::vector<std::string> indexes, std::size_t most_idle = 0,
                        SearcherOptions options = {});

  /// A searcher that is the holder's alone until the loan goes away.
  class KOURYU_API Loan {
   public:
    ~Loan();
    Loan(Loan&&) noexcept;
    Loan& operator=(Loan&&) noexcept;
    Searcher& operator*() const { return *searcher_; }
    Searcher* operator->() const { return searcher_.get(); }

   private:
    friend class SearcherPool;
    struct Shared;
    explicit Loan(std::shared_ptr<Shared> shared);
    void give_back() noexcept;

    std::shared_ptr<Shared> shared_;
    std::unique_ptr<Searcher> searcher_;
  };

  /// Throws Error as Searcher's constructor does when one more must be opened.
  [[nodiscard]] Loan take() const;

  /// Searchers that wait to be lent.
  [[nodiscard]] std::size_t idle() const;

 private:
  std::shared_ptr<Loan::Shared> shared_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_POOL_H_
