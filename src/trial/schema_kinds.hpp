// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "core/units.hpp"
#include "design/modifier.hpp"
#include "trial/schema_choices.hpp"
#include "trial/schema_shape.hpp"

/// The kinds of value a protocol file has. Each says how it looks (`shape`) and how it is read
/// (`read`: false after a complaint).
namespace caudata::trial {

/// Where reading collects the places of values and what is wrong with them.
class Reading {
 public:
  /// `subject`: what the file is, for messages: "protocol".
  Reading(const core::Document& document, const char* subject)
      : document_(document), subject_(subject) {}

  void place(const std::string& path, core::TextPosition at) {
    places_[path] = document_.place(at);
  }
  void complain(std::string rule, core::TextPosition at, std::string message, std::string why = "",
                std::string suggestion = "");
  /// "window is a list, not a duration"
  void wrong_type(const core::Node& node, const std::string& path, const Shape& expected);
  void out_of_range(const core::Node& node, const std::string& path, const std::string& written,
                    const std::string& range);
  void bad_choice(const core::Node& node, const std::string& path, const std::string& written,
                  const std::vector<std::string>& choices);

  core::SourceLocation location(core::TextPosition at) const { return document_.place(at); }
  const char* subject() const { return subject_; }
  core::Issues& issues() { return issues_; }
  std::map<std::string, core::SourceLocation, std::less<>>& places() { return places_; }

 private:
  const core::Document& document_;
  const char* subject_;
  core::Issues issues_;
  std::map<std::string, core::SourceLocation, std::less<>> places_;
};

/// Not empty.
struct Text {
  using Value = std::string;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// Inclusive range.
struct Whole {
  std::int64_t lower{0}, upper{0};
  using Value = std::int64_t;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

struct Switch {
  using Value = bool;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// A pure number in [0, 1].
struct Chance {
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "28 d", within [lower, upper] days.
struct Duration {
  int lower{0}, upper{0};
  using Value = core::Days;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "day 15"; day 1 is the first.
struct StudyDay {
  using Value = core::Days;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "1.5e8 cells", more than none.
struct Cells {
  using Value = core::CellCount;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "18 y", 0 to 120.
struct Age {
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "0.8 / mo"; inside per 30.4375 d.
struct Rate {
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "C4" … "S4-5".
struct SpinalLevel {
  using Value = isncsci::Level;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

Shape choice_shape(std::vector<std::string> names);
/// The place of the text among the names, or -1 after a complaint.
int read_choice(const core::Node& node, const std::string& path, Reading& reading,
                const std::vector<std::string>& names);

/// One word of a closed set.
template <class E>
struct OneOf {
  std::span<const Named<E>> names;
  using Value = E;

  template <std::size_t N>
  explicit OneOf(const Named<E> (&list)[N]) : names(list) {}

  std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const Named<E>& named : names) out.emplace_back(named.name);
    return out;
  }
  Shape shape() const { return choice_shape(words()); }
  bool read(const core::Node& node, const std::string& path, Reading& reading, E& out) const {
    const int which = read_choice(node, path, reading, words());
    if (which >= 0) out = names[static_cast<std::size_t>(which)].value;
    return which >= 0;
  }
};

/// One of these words, kept as text.
struct Word {
  std::vector<std::string> words;
  using Value = std::string;
  Shape shape() const { return choice_shape(words); }
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

Shape list_shape(Shape item, std::size_t least);
const core::Array* read_list(const core::Node& node, const std::string& path, Reading& reading,
                             const Shape& expected);
std::string item_path(const std::string& path, std::size_t i);

template <class Kind>
struct ListOf {
  Kind item;
  std::size_t least{0};
  using Value = std::vector<typename Kind::Value>;

  Shape shape() const { return list_shape(item.shape(), least); }
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const {
    const core::Array* list = read_list(node, path, reading, shape());
    if (list == nullptr) return false;
    bool fine = true;
    for (std::size_t i = 0; i < list->size(); ++i) {
      typename Kind::Value value{};
      reading.place(item_path(path, i), (*list)[i].at);
      fine &= item.read((*list)[i], item_path(path, i), reading, value);
      out.push_back(std::move(value));
    }
    return fine;
  }
};

/// { SAD = [0.02, 0.05], MAD = [0.05, 0.10] }
struct RatesByPart {
  using Value = std::vector<PartRates>;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// What a design calls its options; the design says what is allowed.
struct DesignOptions {
  using Value = design::Options;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// [{ name = "no skipping" }, { name = "stop at n", n = 24 }]; the modifier says which options are
/// allowed.
struct Modifiers {
  using Value = std::vector<design::NamedModifier>;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};
inline constexpr const char* modifiers_meaning =
    "rules around the design, the first nearest to it; they are listed in designs.md";

}  // namespace caudata::trial
