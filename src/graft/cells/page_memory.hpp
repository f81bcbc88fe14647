// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory_resource>
#include <vector>

namespace caudata::graft {

/// Memory that is the system's again as soon as it is given back: large pieces are pages of their
/// own, so that what one part of a step needed is free for the next, and room that nothing was
/// written to costs nothing. Small pieces come from the heap.
std::pmr::memory_resource* page_memory();

template <class T>
struct PageAllocator {
  using value_type = T;
  PageAllocator() = default;
  template <class U>
  PageAllocator(const PageAllocator<U>&) {}  // NOLINT: converts, as allocators must

  T* allocate(std::size_t n) {
    return static_cast<T*>(page_memory()->allocate(n * sizeof(T), alignof(T)));
  }
  void deallocate(T* p, std::size_t n) { page_memory()->deallocate(p, n * sizeof(T), alignof(T)); }
  friend bool operator==(const PageAllocator&, const PageAllocator&) { return true; }
};

/// For a number per cell that only a part of a step needs.
template <class T>
using PageVector = std::vector<T, PageAllocator<T>>;

}  // namespace caudata::graft
