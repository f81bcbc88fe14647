// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include "trial/schema.hpp"

/// What a `visit` lists, as plain data.
namespace caudata::trial {

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};

template <class T>
Shape table_shape();

/// Visitor that notes fields and looks at no value.
class Outliner {
 public:
  explicit Outliner(Shape& shape) : shape_(shape) {}

  template <class T, class Kind>
  void operator()(const char* name, Presence presence, T&, const Kind& kind, const char* meaning) {
    shape_.fields.push_back({name, presence, meaning, kind.shape()});
  }
  template <class T>
  void table(const char* name, Presence presence, T&, const char* meaning) {
    using Fields = typename Unwrapped<T>::type;
    shape_.fields.push_back({name, presence, meaning, table_shape<Fields>()});
  }
  template <class T>
  void tables(const char* name, Presence presence, std::vector<T>&, const char* meaning) {
    shape_.fields.push_back({name, presence, meaning, list_shape(table_shape<T>(), 1)});
  }

 private:
  Shape& shape_;
};

template <class T>
Shape table_shape() {
  Shape shape;
  shape.form = Shape::Form::table;
  shape.meaning = "a table";
  T values{};
  Outliner outliner(shape);
  visit(outliner, values);
  return shape;
}

}  // namespace caudata::trial
