// SPDX-License-Identifier: Apache-2.0
#include "report/svg.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::report {
namespace {

constexpr double label_size = 12;
constexpr double label_padding = 3;
constexpr double arrow_length = 8;
constexpr double arrow_half_width = 4;

std::string points(const std::vector<Point>& corners) {
  std::string text;
  for (const Point& p : corners)
    text += fmt::format("{}{},{}", text.empty() ? "" : " ", coordinate(p.x), coordinate(p.y));
  return text;
}

std::string box_attributes(const Box& box) {
  return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", coordinate(box.x),
                     coordinate(box.y), coordinate(box.width), coordinate(box.height));
}

const char* name(Hatch hatch) {
  switch (hatch) {
    case Hatch::none:
      return "none";
    case Hatch::rising:
      return "rising";
    case Hatch::falling:
      return "falling";
    case Hatch::crossed:
      return "crossed";
    case Hatch::dotted:
      return "dotted";
    case Hatch::horizontal:
      return "horizontal";
  }
  return "";
}

struct PatternShape {
  Hatch hatch;
  const char* drawing;
};
constexpr std::array<PatternShape, 5> pattern_shapes{{
    {Hatch::rising, "<path class=\"hatch\" d=\"M-2,2l4,-4M0,8l8,-8M6,10l4,-4\"/>"},
    {Hatch::falling, "<path class=\"hatch\" d=\"M-2,6l4,4M0,0l8,8M6,-2l4,4\"/>"},
    {Hatch::crossed, "<path class=\"hatch\" d=\"M0,8l8,-8M0,0l8,8\"/>"},
    {Hatch::dotted,
     "<circle class=\"dot\" cx=\"2\" cy=\"2\" r=\"1.1\"/><circle class=\"dot\" cx=\"6\" cy=\"6\" "
     "r=\"1.1\"/>"},
    {Hatch::horizontal, "<path class=\"hatch\" d=\"M0,2h8M0,6h8\"/>"},
}};

}  // namespace

std::string coordinate(double value) {
  EXPECTS(std::isfinite(value));
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string escape_markup(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') safe += c;
    }
  }
  return safe;
}

double text_width(std::string_view utf8, double size) {
  constexpr double narrow = 0.34, usual = 0.60,
                   wide = 0.88;  // of the font size, for a wide sans-serif face
  double width = 0;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // a continuation byte
    if (std::string_view(" .,:;'|!iljtfI()[]/").find(c) != std::string_view::npos) {
      width += narrow;
    } else if (std::string_view("mwMWAQOGDHNU%@").find(c) != std::string_view::npos) {
      width += wide;
    } else {
      width += usual;
    }
  }
  return width * size;
}

std::vector<std::string> wrap(std::string_view text, double size, double width, std::size_t lines) {
  std::vector<std::string> result{""};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, space - at));
    const std::string longer = result.back().empty() ? word : result.back() + " " + word;
    if (text_width(longer, size) <= width || (result.size() == lines || result.back().empty())) {
      result.back() = longer;
    } else {
      result.push_back(word);
    }
    at = space + 1;
  }
  for (std::string& line : result) {
    if (text_width(line, size) <= width) continue;
    while (!line.empty() && text_width(line + "…", size) > width) {
      while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
        line.pop_back();
      if (!line.empty()) line.pop_back();
    }
    line += "…";
  }
  return result;
}

double axis_step(double highest, int count) {
  if (!(highest > 0)) return 1;
  const double rough = highest / count;
  double power = 1;
  while (power * 10 <= rough) power *= 10;
  while (power > rough) power /= 10;
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough) return factor * power;
  return 10 * power;
}

Svg::Svg(std::string id, double width, double height, std::string_view title,
         std::string_view description)
    : id_(std::move(id)) {
  head_ = fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\">"
      "<title id=\"{2}-t\">{3}</title><desc id=\"{2}-d\">{4}</desc>\n",
      coordinate(width), coordinate(height), id_, escape_markup(title), escape_markup(description));
}

void Svg::put(std::string_view element, std::string_view tip) {
  // `element` ends with "/>"; a tip turns it into an element with a title of its own.
  if (tip.empty()) {
    body_ += element;
  } else {
    const auto name_end = element.find(' ');
    body_ += element.substr(0, element.size() - 2);
    body_ +=
        fmt::format("><title>{}</title></{}>", escape_markup(tip), element.substr(1, name_end - 1));
  }
  body_ += '\n';
}

Svg& Svg::rect(Box box, std::string_view style, std::string_view tip) {
  put(fmt::format("<rect class=\"{}\" {}/>", style, box_attributes(box)), tip);
  return *this;
}

Svg& Svg::round_rect(Box box, double radius, std::string_view style) {
  put(fmt::format("<rect class=\"{}\" {} rx=\"{}\"/>", style, box_attributes(box),
                  coordinate(radius)),
      {});
  return *this;
}

Svg& Svg::area(Box box, std::string_view style, Hatch hatch, std::string_view tip) {
  rect(box, style, tip);
  if (hatch == Hatch::none) return *this;
  patterns_ = true;
  put(fmt::format("<rect class=\"over\" {} fill=\"url(#{}-{})\"/>", box_attributes(box), id_,
                  name(hatch)),
      tip);
  return *this;
}

Svg& Svg::line(Point from, Point to, std::string_view style) {
  put(fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", style,
                  coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y)),
      {});
  return *this;
}

Svg& Svg::arrow(const std::vector<Point>& through, std::string_view style) {
  EXPECTS(through.size() >= 2);
  const Point tip = through.back(), before = through[through.size() - 2];
  const double length =
      std::sqrt((tip.x - before.x) * (tip.x - before.x) + (tip.y - before.y) * (tip.y - before.y));
  const double dx = (tip.x - before.x) / length, dy = (tip.y - before.y) / length;
  std::vector<Point> shaft = through;
  shaft.back() = {tip.x - dx * arrow_length, tip.y - dy * arrow_length};
  put(fmt::format("<polyline class=\"{}\" points=\"{}\"/>", style, points(shaft)), {});
  const Point back = shaft.back();
  return polygon({tip,
                  {back.x - dy * arrow_half_width, back.y + dx * arrow_half_width},
                  {back.x + dy * arrow_half_width, back.y - dx * arrow_half_width}},
                 "tip");
}

Svg& Svg::polygon(const std::vector<Point>& corners, std::string_view style, std::string_view tip) {
  put(fmt::format("<polygon class=\"{}\" points=\"{}\"/>", style, points(corners)), tip);
  return *this;
}

Svg& Svg::circle(Point centre, double radius, std::string_view style, std::string_view tip) {
  put(fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", style,
                  coordinate(centre.x), coordinate(centre.y), coordinate(radius)),
      tip);
  return *this;
}

Svg& Svg::text(Point at, std::string_view words, std::string_view style, Anchor anchor) {
  const char* where = anchor == Anchor::start    ? ""
                      : anchor == Anchor::middle ? " text-anchor=\"middle\""
                                                 : " text-anchor=\"end\"";
  body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n", style,
                       coordinate(at.x), coordinate(at.y), where, escape_markup(words));
  return *this;
}

Svg& Svg::label(Point centre, std::string_view words) {
  const double width = text_width(words, label_size) + 2 * label_padding;
  round_rect({centre.x - width / 2, centre.y - 8.5, width, 17}, 2, "plate");
  return text({centre.x, centre.y + 4.2}, words, "t12", Anchor::middle);
}

std::string Svg::pattern(Hatch hatch) const {
  for (const PatternShape& shape : pattern_shapes)
    if (shape.hatch == hatch)
      return fmt::format(
          "<pattern id=\"{}-{}\" width=\"8\" height=\"8\" "
          "patternUnits=\"userSpaceOnUse\">{}</pattern>",
          id_, name(hatch), shape.drawing);
  return {};
}

std::string Svg::finish() const {
  std::string defs;
  if (patterns_) {
    defs = "<defs>";
    for (const PatternShape& shape : pattern_shapes) defs += pattern(shape.hatch);
    defs += "</defs>\n";
  }
  return head_ + defs + body_ + "</svg>";
}

}  // namespace caudata::report
