// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {
namespace {

void add_formats(CLI::App& verb, ClassifyOptions& options) {
  using io::ExamFormat;
  const std::map<std::string, ExamFormat> tables{
      {"csv", ExamFormat::csv}, {"csv-long", ExamFormat::csv_long}, {"redcap", ExamFormat::redcap}};
  std::map<std::string, ExamFormat> formats = tables;
  formats.insert({{"jsonl", ExamFormat::jsonl}, {"json", ExamFormat::json}});
  verb.add_option("--format", options.format,
                  "jsonl, json, csv, csv-long or redcap (default: by file ending and header)")
      ->transform(CLI::CheckedTransformer(formats).description("FORMAT"));
  const std::map<std::string, io::AnswerFormat> outputs{{"jsonl", io::AnswerFormat::jsonl},
                                                        {"csv", io::AnswerFormat::csv}};
  verb.add_option("--output", options.output, "jsonl or csv (default: as the input)")
      ->transform(CLI::CheckedTransformer(outputs).description("jsonl|csv"));
  verb.add_option("--header-map", options.header_map,
                  "CSV with the columns theirs,ours: other names for the columns of a table")
      ->type_name("FILE");
  verb.add_option("--template", options.print_template,
                  "print an empty csv or csv-long table, or the REDCap data dictionary")
      ->transform(CLI::CheckedTransformer(tables).description("csv|csv-long|redcap"));
}

}  // namespace

void describe(CLI::App& verb, ClassifyOptions& options) {
  verb.add_option("FILE", options.file, "examinations; - reads standard input");
  const std::map<std::string, isncsci::Profile> profiles{{"exact", isncsci::Profile::exact},
                                                         {"praxis", isncsci::Profile::praxis}};
  verb.add_option("--profile", options.profile,
                  "exact (default): every attainable result; praxis: as npm isncsci 2.0.6")
      ->transform(CLI::CheckedTransformer(profiles).description("exact|praxis"));
  add_formats(verb, options);
  add_flag(verb, "--explain", options.explain, io::Explain::yes, "add the reasons, step by step");
  add_flag(verb, "--settle", options.settle, io::Settle::yes,
           "add the single tests that would determine what is open");
  verb.add_option("--eligible", options.eligible,
                  "add definite, possible or no: \"AIS A or B, NLI C4 to T12\"")
      ->type_name("CRITERION");
  verb.add_option("--change", options.change_field,
                  "compare with the row before that has the same FIELD")
      ->type_name("FIELD");
  verb.add_option("--worksheets", options.worksheets,
                  "also write a page per examination into this folder: map, results, reasons")
      ->type_name("DIR");
  add_flag(verb, "--migrate", options.legacy, isncsci::Legacy::migrate,
           "accept 5*, 3!, UNK and the like; every change is reported in its row");
  verb.footer(how_to_classify);
}

}  // namespace caudata::app
