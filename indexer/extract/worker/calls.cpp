// The lists of system calls, and a filter made of them. What is in none fails with EPERM: libraries
// ask for things they can do without (a name service, a cache to write).
#include "indexer/extract/worker/calls.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

namespace kouryu {
namespace {

/// With any arguments. Names that another processor does not have are no rules there.
constexpr std::array kAllowed = {
    // memory
    SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(mremap), SCMP_SYS(munmap),
    // what is open, and what may be opened for reading
    SCMP_SYS(access), SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(fstatfs), SCMP_SYS(getcwd), SCMP_SYS(getdents64),
    SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(pread64), SCMP_SYS(read), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(readv), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(stat),
    SCMP_SYS(statfs), SCMP_SYS(statx), SCMP_SYS(write), SCMP_SYS(writev),
    // clocks and itself
    SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(exit),
    SCMP_SYS(exit_group), SCMP_SYS(futex), SCMP_SYS(getegid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage), SCMP_SYS(gettid), SCMP_SYS(gettimeofday), SCMP_SYS(getuid),
    SCMP_SYS(membarrier), SCMP_SYS(nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield), SCMP_SYS(setitimer), SCMP_SYS(sigaltstack), SCMP_SYS(sysinfo),
    SCMP_SYS(time), SCMP_SYS(uname)};

/// No reader of documents ever asks for these: who does has been taken over.
constexpr std::array kDeadly = {SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(pidfd_getfd),
                                SCMP_SYS(bind),
                                SCMP_SYS(listen),
                                SCMP_SYS(accept),
                                SCMP_SYS(accept4),
                                SCMP_SYS(connect),
                                SCMP_SYS(bpf),
                                SCMP_SYS(perf_event_open),
                                SCMP_SYS(userfaultfd),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(open_by_handle_at),
                                SCMP_SYS(mount),
                                SCMP_SYS(umount2),
                                SCMP_SYS(pivot_root),
                                SCMP_SYS(chroot),
                                SCMP_SYS(unshare),
                                SCMP_SYS(setns),
                                SCMP_SYS(kexec_load),
                                SCMP_SYS(kexec_file_load),
                                SCMP_SYS(init_module),
                                SCMP_SYS(finit_module),
                                SCMP_SYS(delete_module),
                                SCMP_SYS(reboot),
                                SCMP_SYS(swapon),
                                SCMP_SYS(swapoff),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(add_key),
                                SCMP_SYS(request_key)};

/// The C library has an older way where these are unknown.
constexpr std::array kUnknown = {SCMP_SYS(clone3), SCMP_SYS(openat2), SCMP_SYS(rseq)};

/// Any of these in the flags of open() writes or makes a file.
constexpr scmp_datum_t kWriting =
    O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

constexpr std::array kFileControls = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC, F_GET_SEALS};

class Filter {
 public:
  Filter() : context_(::seccomp_init(SCMP_ACT_ERRNO(EPERM)), ::seccomp_release) {}

  template <class Calls>
  void add(std::uint32_t action, const Calls& calls) {
    for (const int call : calls) add_rule(action, call, {});
  }
  /// `call` where `condition` holds of one of its arguments.
  void allow(int call, const scmp_arg_cmp& condition) {
    add_rule(SCMP_ACT_ALLOW, call, &condition);
  }
  [[nodiscard]] bool load() { return whole_ && ::seccomp_load(context_.get()) == 0; }

 private:
  void add_rule(std::uint32_t action, int call, const scmp_arg_cmp* condition) {
    const int error = context_ == nullptr
                          ? -ENOMEM
                          : ::seccomp_rule_add_array(context_.get(), action, call,
                                                     condition != nullptr ? 1 : 0, condition);
    // A call that this processor does not have is refused in any case.
    whole_ = whole_ && (error == 0 || error == -EDOM);
  }

  std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
  bool whole_ = true;
};

/// One masked comparison: the argument's bits of `mask` are `value`.
scmp_arg_cmp bits(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

}  // namespace

bool restrict_calls() {
  Filter filter;
  filter.add(SCMP_ACT_ALLOW, kAllowed);
  filter.add(SCMP_ACT_KILL_PROCESS, kDeadly);
  filter.add(SCMP_ACT_ERRNO(ENOSYS), kUnknown);
  filter.allow(SCMP_SYS(open), bits(1, kWriting, 0));
  filter.allow(SCMP_SYS(openat), bits(2, kWriting, 0));
  for (const int command : kFileControls) {
    filter.allow(SCMP_SYS(fcntl), equals(1, static_cast<scmp_datum_t>(command)));
  }
  // A library may be loaded late, but nothing that was written is run.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2)}) {
    filter.allow(call, bits(2, PROT_EXEC, 0));
    filter.allow(call, bits(2, PROT_EXEC | PROT_WRITE, PROT_EXEC));
  }
  filter.allow(SCMP_SYS(mprotect), bits(2, PROT_EXEC, 0));
  // Limits may be asked for, not set; abort() signals itself.
  filter.allow(SCMP_SYS(prlimit64), equals(2, 0));
  filter.allow(SCMP_SYS(tgkill), equals(0, static_cast<scmp_datum_t>(::getpid())));
  return filter.load();
}

}  // namespace kouryu
