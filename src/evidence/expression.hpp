// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "evidence/token.hpp"
#include "evidence/vocabulary.hpp"

/// A small language over the patient model, for the cells of a table of targets:
///
///     C4 <= nli0 <= C7 and ais0 = A and not (age < 18 or uems0 > 40)
///     max(motor_level_right - motor_level_right0, motor_level_left - motor_level_left0) >= 2
///
/// Numbers, comparisons (they chain: a < b <= c), and, or, not, + - * /, min, max, abs. A score
/// that was not testable is not a number: so is what follows from it, and such a person does not
/// count. `and` with a no is no, `or` with a yes is yes, whatever the other side is.
namespace caudata::evidence {

/// What is wrong with an expression. `at`: byte, from 0.
struct ExpressionProblem {
  std::string rule;  // "expression.unknown-name"
  std::size_t at{0};
  std::string message, suggestion;
};

/// An expression ready to be evaluated: steps of a stack machine, types checked.
class Expression {
 public:
  enum class Operation : std::uint8_t {
    constant,
    variable,
    add,
    subtract,
    multiply,
    divide,
    negate,
    less,
    at_most,
    greater,
    at_least,
    equal,
    different,
    both,
    either,
    opposite,
    least,
    most,
    size
  };
  struct Step {
    Operation operation{};
    std::uint16_t slot{0};
    double value{0};
  };

  Expression(std::vector<Step> steps, ValueType type) : steps_(std::move(steps)), type_(type) {}

  /// 1 and 0 for yes and no; grades and levels as their ordinals.
  double evaluate(const Values& values) const;
  ValueType type() const { return type_; }
  /// Slots of the variables it reads, in order of appearance.
  std::vector<std::size_t> slots() const;
  const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Step> steps_;
  ValueType type_;
};

using ParsedExpression = tl::expected<Expression, ExpressionProblem>;

/// The whole text. An empty text is a problem.
ParsedExpression parse_expression(std::string_view text);

/// The expression that begins at token `next` of a list, which is moved behind it.
ParsedExpression parse_expression(const std::vector<Token>& list, std::size_t& next);

}  // namespace caudata::evidence
