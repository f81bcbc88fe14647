// SPDX-License-Identifier: Apache-2.0
#include "io/exam_template.hpp"

#include <fmt/format.h>

#include "io/csv_writer.hpp"
#include "io/exam_header.hpp"
#include "io/exam_table_text.hpp"

namespace caudata::io {
namespace {

using isncsci::Cell;
using isncsci::CellKind;

constexpr const char* form_name = "isncsci";

/// The columns of a REDCap data dictionary that we fill; the other eleven stay empty.
struct DictionaryField {
  std::string name;
  std::string section;
  std::string type;
  std::string label;
  std::string choices;
  std::string note;
  std::string validation;
  const char* required{"y"};
  const char* identifier{""};
};

const std::vector<std::string>& dictionary_header() {
  static const std::vector<std::string> header{"Variable / Field Name",
                                               "Form Name",
                                               "Section Header",
                                               "Field Type",
                                               "Field Label",
                                               "Choices, Calculations, OR Slider Labels",
                                               "Field Note",
                                               "Text Validation Type OR Show Slider Number",
                                               "Text Validation Min",
                                               "Text Validation Max",
                                               "Identifier?",
                                               "Branching Logic (Show field only if...)",
                                               "Required Field?",
                                               "Custom Alignment",
                                               "Question Number (surveys only)",
                                               "Matrix Group Name",
                                               "Matrix Ranking?",
                                               "Field Annotation"};
  return header;
}

std::string dictionary_record(const DictionaryField& f) {
  return csv_record({f.name, form_name, f.section, f.type, f.label, f.choices, f.note, f.validation,
                     "", "", f.identifier, "", f.required, "", "", "", "", ""});
}

std::string choice(std::string_view score) {
  return fmt::format("{}, {}", redcap_code(score), score);
}

std::string score_choices(int normal) {
  std::vector<std::string> choices;
  for (int v = 0; v <= normal; ++v) choices.push_back(choice(std::to_string(v)));
  choices.push_back(choice("NT"));
  for (const char* mark : {"*", "**"}) {
    for (int v = 0; v < normal; ++v) choices.push_back(choice(std::to_string(v) + mark));
    choices.push_back(choice(std::string("NT") + mark));
  }
  return fmt::format("{}", fmt::join(choices, " | "));
}

std::string muscle_choices() {
  std::vector<std::string> choices;
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m)
    choices.push_back(choice(name(isncsci::key_muscle_level(m))));
  return fmt::format("{}", fmt::join(choices, " | "));
}

std::string column_title(const Cell& cell) {
  const char* side = cell.side == isncsci::SideOf::right ? "Right" : "Left";
  switch (cell.kind) {
    case CellKind::light_touch:
      return fmt::format("{}: light touch", side);
    case CellKind::pin_prick:
      return fmt::format("{}: pin prick", side);
    case CellKind::motor:
      return fmt::format("{}: key muscles", side);
    case CellKind::non_key_muscle:
      return fmt::format("{}: non-key muscles", side);
    case CellKind::anal_contraction:
    case CellKind::deep_pressure:
      break;
  }
  return "Anorectal examination";
}

DictionaryField dictionary_field(const Cell& cell) {
  DictionaryField field{.name = column_name(cell),
                        .section = column_title(cell),
                        .type = "dropdown",
                        .label = "",
                        .choices = "",
                        .note = "",
                        .validation = ""};
  switch (cell.kind) {
    case CellKind::light_touch:
    case CellKind::pin_prick:
      field.choices = score_choices(isncsci::normal_sensation);
      field.label = fmt::format("{}, {}", field.section, name(level_of(cell)));
      field.note = "0 absent, 1 altered, 2 normal; * consider not normal, ** consider normal";
      break;
    case CellKind::motor:
      field.choices = score_choices(isncsci::normal_strength);
      field.label = fmt::format("{}, {}", field.section, name(level_of(cell)));
      field.note = "0 to 5; * consider not normal, ** consider normal";
      break;
    case CellKind::non_key_muscle:
      field.choices = muscle_choices();
      field.label = fmt::format("{}: most caudal level with function", field.section);
      field.note = "Leave empty if there is none";
      field.required = "";
      break;
    case CellKind::anal_contraction:
    case CellKind::deep_pressure:
      field.type = "radio";
      field.choices = "Yes, Yes | No, No | NT, NT";
      field.label = cell.kind == CellKind::anal_contraction ? "Voluntary anal contraction (VAC)"
                                                            : "Deep anal pressure (DAP)";
      break;
  }
  return field;
}

std::string dictionary() {
  std::string text = csv_record(dictionary_header());
  text += dictionary_record({.name = "record_id",
                             .section = "",
                             .type = "text",
                             .label = "Record ID",
                             .choices = "",
                             .note = "",
                             .validation = "",
                             .required = "",
                             .identifier = ""});
  text += dictionary_record({.name = "isncsci_date",
                             .section = "Examination",
                             .type = "text",
                             .label = "Date of the examination",
                             .choices = "",
                             .note = "",
                             .validation = "date_ymd",
                             .required = "y",
                             .identifier = "y"});
  std::string section;
  for (const Cell& cell : isncsci::all_cells()) {
    DictionaryField field = dictionary_field(cell);
    if (field.section == section) {
      field.section.clear();
    } else {
      section = field.section;
    }
    text += dictionary_record(field);
  }
  text += dictionary_record({.name = "isncsci_comments",
                             .section = "Comments",
                             .type = "notes",
                             .label = "Reasons for NT and for every mark",
                             .choices = "",
                             .note = "",
                             .validation = "",
                             .required = "",
                             .identifier = ""});
  return text;
}

}  // namespace

std::string exam_header(ExamFormat format) {
  if (format == ExamFormat::csv_long) return csv_record({"id", "cell", "value"});
  std::vector<std::string> header{format == ExamFormat::redcap ? "record_id" : "id"};
  for (const Cell& cell : isncsci::all_cells()) header.push_back(column_name(cell));
  return csv_record(header);
}

std::string exam_record(ExamFormat format, std::string_view id, const isncsci::ExamStrings& exam) {
  std::string text;
  std::vector<std::string> fields{std::string(id)};
  for (const Cell& cell : isncsci::all_cells()) {
    const std::string& entry = exam[cell];
    if (format == ExamFormat::csv_long) text += csv_record({std::string(id), name(cell), entry});
    fields.push_back(format == ExamFormat::redcap ? redcap_code(entry) : entry);
  }
  return format == ExamFormat::csv_long ? text : csv_record(fields);
}

std::string exam_template(ExamFormat format) {
  if (format == ExamFormat::redcap) return dictionary();
  std::string text = exam_header(format);
  if (format == ExamFormat::csv_long) text += exam_record(format, "", {});
  return text;
}

}  // namespace caudata::io
