// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/page_memory.hpp"

#include <sys/mman.h>

#include <new>

namespace caudata::graft {
namespace {

constexpr std::size_t least_mapped = 1 << 17;  // [byte] below: not worth pages of its own

class PageMemory : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (bytes < least_mapped) return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    void* const pages =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    return pages;
  }
  void do_deallocate(void* p, std::size_t bytes, std::size_t alignment) override {
    if (bytes < least_mapped)
      std::pmr::new_delete_resource()->deallocate(p, bytes, alignment);
    else
      munmap(p, bytes);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

}  // namespace

std::pmr::memory_resource* page_memory() {
  static PageMemory memory;
  return &memory;
}

}  // namespace caudata::graft
