// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "trial/schema_kinds.hpp"

/// What the files that implement kinds share.
namespace caudata::trial {

inline Shape simple(Shape::Form form, std::string meaning, std::string example,
                    std::string pattern = "") {
  Shape shape;
  shape.form = form;
  shape.meaning = std::move(meaning);
  shape.example = std::move(example);
  shape.pattern = std::move(pattern);
  return shape;
}

inline bool is_number(const core::Node& node) {
  return std::holds_alternative<std::int64_t>(node.value) ||
         std::holds_alternative<double>(node.value);
}

inline double number_of(const core::Node& node) {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    return static_cast<double>(*whole);
  return std::get<double>(node.value);
}

}  // namespace caudata::trial
