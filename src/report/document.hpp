// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// A report as a value: what it says, shows and tabulates, before any file format.
namespace caudata::report {

enum class Align { left, right };

struct Column {
  std::string title;
  std::string unit;  // "" for text and pure numbers
  Align align{Align::left};
};

enum class Mark { none, missed };

/// What a reader sees, and the number to sort by where the text is not one. A mark only repeats in
/// colour what the text says.
struct Cell {
  std::string text;
  std::optional<double> order;
  Mark mark{Mark::none};
};

enum class Fold { open, folded };

/// The first column names the row.
struct Table {
  std::string id;  // unique in the document; also the name of its CSV file
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;
  Fold fold{Fold::open};
};

/// A picture never stands alone: it has the same content as words (alt) and numbers (table), and
/// the command that makes it again.
struct Figure {
  std::string id;
  std::string caption;
  std::string svg;
  std::string alt;
  Table table;
  std::string command;
};

enum class Tone { plain, limit, note };

struct Claim {
  std::string text;
  Tone tone{Tone::plain};
};

struct List {
  std::string title;
  std::vector<std::string> items;
  Tone tone{Tone::plain};
};

/// A number large enough to be read first, with what it is.
struct KeyFigure {
  std::string value;
  std::string what;
};
struct KeyFigures {
  std::vector<KeyFigure> figures;
};

struct Heading {
  std::string text;
};

using Block = std::variant<Claim, List, KeyFigures, Heading, Table, Figure>;

struct Section {
  std::string id;
  std::string title;
  std::vector<Block> blocks;
};

struct Document {
  std::string title;
  std::string subtitle;
  std::vector<std::string> banner;  // what a reader must know on every page
  std::vector<Section> sections;
};

/// Every table of the document in order, those of figures included.
std::vector<const Table*> tables(const Document& document);
std::vector<const Figure*> figures(const Document& document);

}  // namespace caudata::report
