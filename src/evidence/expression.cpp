// SPDX-License-Identifier: Apache-2.0
#include "evidence/expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/contract.hpp"
#include "evidence/expression_depth.hpp"

namespace caudata::evidence {
namespace {

using Operation = Expression::Operation;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double truth(bool holds) { return holds ? 1 : 0; }

double both(double a, double b) {
  if (a == 0 || b == 0) return 0;
  return std::isnan(a) || std::isnan(b) ? unknown : 1;
}

double either(double a, double b) {
  if (a == 1 || b == 1) return 1;
  return std::isnan(a) || std::isnan(b) ? unknown : 0;
}

double compared(Operation operation, double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return unknown;
  if (operation == Operation::less) return truth(a < b);
  if (operation == Operation::at_most) return truth(a <= b);
  if (operation == Operation::greater) return truth(a > b);
  if (operation == Operation::at_least) return truth(a >= b);
  return truth((a == b) == (operation == Operation::equal));
}

double extreme(Operation operation, double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return unknown;
  return (operation == Operation::least) == (a < b) ? a : b;
}

double of_two(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::add:
      return a + b;
    case Operation::subtract:
      return a - b;
    case Operation::multiply:
      return a * b;
    case Operation::divide:
      return b == 0 ? unknown : a / b;
    case Operation::both:
      return both(a, b);
    case Operation::either:
      return either(a, b);
    case Operation::least:
    case Operation::most:
      return extreme(operation, a, b);
    case Operation::less:
    case Operation::at_most:
    case Operation::greater:
    case Operation::at_least:
    case Operation::equal:
    case Operation::different:
      return compared(operation, a, b);
    case Operation::constant:
    case Operation::variable:
    case Operation::negate:
    case Operation::opposite:
    case Operation::size:
      break;
  }
  return unknown;
}

double of_one(Operation operation, double a) {
  if (operation == Operation::negate) return -a;
  if (operation == Operation::opposite) return 1 - a;
  return std::fabs(a);
}

}  // namespace

double Expression::evaluate(const Values& values) const {
  std::array<double, deepest_stack> stack{};
  std::size_t top = 0;
  for (const Step& step : steps_) {
    switch (step.operation) {
      case Operation::constant:
        stack[top++] = step.value;
        break;
      case Operation::variable:
        stack[top++] = values[step.slot];
        break;
      case Operation::negate:
      case Operation::opposite:
      case Operation::size:
        stack[top - 1] = of_one(step.operation, stack[top - 1]);
        break;
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide:
      case Operation::less:
      case Operation::at_most:
      case Operation::greater:
      case Operation::at_least:
      case Operation::equal:
      case Operation::different:
      case Operation::both:
      case Operation::either:
      case Operation::least:
      case Operation::most:
        --top;
        stack[top - 1] = of_two(step.operation, stack[top - 1], stack[top]);
        break;
    }
  }
  ENSURES(top == 1);
  return stack[0];
}

std::vector<std::size_t> Expression::slots() const {
  std::vector<std::size_t> list;
  for (const Step& step : steps_)
    if (step.operation == Operation::variable) list.push_back(step.slot);
  return list;
}

std::size_t depth(const std::vector<Expression::Step>& steps) {
  std::size_t top = 0, deepest = 0;
  for (const Expression::Step& step : steps) {
    if (step.operation == Operation::constant || step.operation == Operation::variable)
      deepest = std::max(deepest, ++top);
    else if (step.operation != Operation::negate && step.operation != Operation::opposite &&
             step.operation != Operation::size)
      --top;
  }
  return deepest;
}

}  // namespace caudata::evidence
