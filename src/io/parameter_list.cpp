// SPDX-License-Identifier: Apache-2.0
#include "io/parameter_list.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "io/csv_writer.hpp"

namespace caudata::io {

using Json = nlohmann::ordered_json;

std::string parameters_json(const core::Ledger& ledger,
                            const std::vector<const core::Parameter*>& parameters) {
  Json list = Json::array();
  for (const core::Parameter* p : parameters)
    list.push_back(Json{{"path", p->path},
                        {"value", ledger.value(p->path)},
                        {"prior", core::to_text(p->prior)},
                        {"unit", p->unit},
                        {"grade", std::string(1, core::letter(p->grade))},
                        {"species", p->species},
                        {"meaning", p->meaning},
                        {"source", p->source},
                        {"file", p->at.file},
                        {"line", p->at.line}});
  return Json{{"parameters", std::move(list)}}.dump(2) + "\n";
}

std::string parameters_csv(const core::Ledger& ledger,
                           const std::vector<const core::Parameter*>& parameters) {
  std::string text = csv_record(
      {"path", "value", "prior", "unit", "grade", "species", "meaning", "source", "file", "line"});
  for (const core::Parameter* p : parameters)
    text += csv_record({p->path, fmt::format("{}", ledger.value(p->path)), core::to_text(p->prior),
                        p->unit, std::string(1, core::letter(p->grade)), p->species, p->meaning,
                        p->source, p->at.file, std::to_string(p->at.line)});
  return text;
}

}  // namespace caudata::io
