// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A small writer of SVG. Colours, fonts and line styles are classes that web/report/report.css
/// defines once for screen, dark mode and print; here are only shapes and words. Same calls, same
/// bytes.
namespace caudata::report {

struct Point {
  double x{0}, y{0};
};
struct Box {
  double x{0}, y{0}, width{0}, height{0};
};

enum class Anchor { start, middle, end };

/// How an area is filled beyond its colour, so that it can be told apart in grey.
enum class Hatch { none, rising, falling, crossed, dotted, horizontal };

class Svg {
 public:
  /// `id` is unique in the document; it prefixes everything that needs a name. Title and
  /// description are for readers who hear the picture.
  Svg(std::string id, double width, double height, std::string_view title,
      std::string_view description);

  Svg& rect(Box box, std::string_view style, std::string_view tip = {});
  Svg& round_rect(Box box, double radius, std::string_view style);
  /// A coloured area with a hatch over it.
  Svg& area(Box box, std::string_view style, Hatch hatch, std::string_view tip = {});
  Svg& line(Point from, Point to, std::string_view style);
  Svg& arrow(const std::vector<Point>& through, std::string_view style);
  Svg& polygon(const std::vector<Point>& corners, std::string_view style,
               std::string_view tip = {});
  Svg& circle(Point centre, double radius, std::string_view style, std::string_view tip = {});
  Svg& text(Point at, std::string_view words, std::string_view style,
            Anchor anchor = Anchor::start);
  /// Words on a plate of the paper's colour, centred: readable on any hatch.
  Svg& label(Point centre, std::string_view words);

  std::string finish() const;

 private:
  void put(std::string_view element, std::string_view tip);
  std::string pattern(Hatch hatch) const;

  std::string id_, head_, body_;
  bool patterns_{false};
};

/// At most two decimals, no trailing zeros. Precondition: finite.
std::string coordinate(double value);

/// &, <, >, " and ' as entities; control characters that XML forbids are dropped.
std::string escape_markup(std::string_view text);

/// An upper estimate of the width of a text in a sans-serif face, from classes of letters. Pictures
/// reserve space by it.
double text_width(std::string_view utf8, double size);

/// The text in at most `lines` lines that fit `width`, the last one shortened with "…" if it must
/// be.
std::vector<std::string> wrap(std::string_view text, double size, double width, std::size_t lines);

/// Round steps for an axis from 0: about `count` intervals of 1, 2 or 5 times a power of ten.
double axis_step(double highest, int count);

}  // namespace caudata::report
