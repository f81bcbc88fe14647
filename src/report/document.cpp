// SPDX-License-Identifier: Apache-2.0
#include "report/document.hpp"

namespace caudata::report {
namespace {

template <class Visitor>
void for_each_block(const Document& document, Visitor&& visit) {
  for (const Section& section : document.sections)
    for (const Block& block : section.blocks) visit(block);
}

}  // namespace

std::vector<const Table*> tables(const Document& document) {
  std::vector<const Table*> found;
  for_each_block(document, [&](const Block& block) {
    if (const auto* table = std::get_if<Table>(&block)) found.push_back(table);
    if (const auto* figure = std::get_if<Figure>(&block)) found.push_back(&figure->table);
  });
  return found;
}

std::vector<const Figure*> figures(const Document& document) {
  std::vector<const Figure*> found;
  for_each_block(document, [&](const Block& block) {
    if (const auto* figure = std::get_if<Figure>(&block)) found.push_back(figure);
  });
  return found;
}

}  // namespace caudata::report
