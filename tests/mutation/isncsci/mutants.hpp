// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

/// Wrong rules: each changes one rule of src/isncsci to what a slip of the pen might make of it.
namespace caudata::mutation {

struct Mutant {
  std::string name;
  std::function<void()> change, restore;
};

std::vector<Mutant> exact_mutants();
std::vector<Mutant> praxis_mutants();

/// Keeps the rule as it was when the mutant is made.
template <class Rule, class Value>
Mutant mutant(std::string name, Rule& rule, Value value) {
  const Rule right = rule;
  return {std::move(name), [&rule, value] { rule = static_cast<Rule>(value); },
          [&rule, right] { rule = right; }};
}

}  // namespace caudata::mutation
