// SPDX-License-Identifier: Apache-2.0
#include "io/posterior_csv.hpp"

#include "report/number_text.hpp"

namespace caudata::io {

std::string posterior_csv(const evidence::Posterior& posterior,
                          const std::vector<std::string>& provenance) {
  std::string text;
  for (const std::string& line : provenance) text += "# " + line + "\n";
  text += "draw";
  for (const std::string& path : posterior.paths) text += "," + path;
  text += "\n";
  for (std::size_t i = 0; i < posterior.draws.size(); ++i) {
    text += std::to_string(i);
    for (const double value : posterior.draws[i]) text += "," + report::shortest(value);
    text += "\n";
  }
  return text;
}

}  // namespace caudata::io
