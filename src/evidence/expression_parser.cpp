// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "core/issue.hpp"
#include "evidence/expression.hpp"
#include "evidence/expression_depth.hpp"

namespace caudata::evidence {
namespace {

using Operation = Expression::Operation;
using Steps = std::vector<Expression::Step>;

/// A part of an expression: its steps, its type and where it begins.
struct Part {
  Steps steps;
  ValueType type{};
  std::size_t at{0};
};

struct Sign {
  std::string_view text;
  Operation operation;
};
constexpr std::array<Sign, 7> comparisons{{{"<=", Operation::at_most},
                                           {">=", Operation::at_least},
                                           {"!=", Operation::different},
                                           {"==", Operation::equal},
                                           {"<", Operation::less},
                                           {">", Operation::greater},
                                           {"=", Operation::equal}}};
constexpr Sign equals_sign{"=", Operation::equal}, at_most_sign{"<=", Operation::at_most};

/// Recursive descent. The first problem is thrown and caught by the only caller.
class Parser {
 public:
  Parser(const std::vector<Token>& list, std::size_t& next) : list_(list), next_(next) {}

  Part disjunction() {
    enter();
    Part left = conjunction();
    while (word("or") || sign("||") || sign("|"))
      left = logical(std::move(left), Operation::either, conjunction(), "or");
    --nesting_;
    return left;
  }

 private:
  const Token& here() const { return list_[next_]; }

  [[noreturn]] static void refuse(const char* rule, std::size_t at, std::string message,
                                  std::string suggestion) {
    throw ExpressionProblem{rule, at, std::move(message), std::move(suggestion)};
  }

  void enter() {
    if (++nesting_ > deepest_nesting)
      refuse("expression.too-deep", here().at, "too many parts stand inside each other", "");
  }

  bool is(Token::Kind kind, std::string_view text) const {
    return here().kind == kind && here().text == text;
  }
  /// In small or in capital letters.
  bool word(std::string_view text) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    const bool found =
        here().kind == Token::Kind::name &&
        std::ranges::equal(here().text, text, [&](char a, char b) { return small(a) == b; });
    next_ += found ? 1 : 0;
    return found;
  }
  bool sign(std::string_view text) {
    const bool found = is(Token::Kind::sign, text);
    next_ += found ? 1 : 0;
    return found;
  }

  static Part joined(Part left, Operation operation, const Part& right, ValueType type) {
    left.steps.insert(left.steps.end(), right.steps.begin(), right.steps.end());
    left.steps.push_back({operation, 0, 0});
    left.type = type;
    return left;
  }

  static void need(const Part& part, ValueType type, std::string_view who) {
    if (part.type == type) return;
    refuse("expression.type", part.at,
           fmt::format("{} needs {}, and this is {}", who, described(type), described(part.type)),
           "");
  }

  static Part logical(Part left, Operation operation, const Part& right, std::string_view who) {
    need(left, ValueType::truth, who);
    need(right, ValueType::truth, who);
    return joined(std::move(left), operation, right, ValueType::truth);
  }

  Part conjunction() {
    Part left = negation();
    while (word("and") || sign("&&") || sign("&"))
      left = logical(std::move(left), Operation::both, negation(), "and");
    return left;
  }

  Part negation() {
    if (!word("not")) return comparison();
    enter();
    Part inner = negation();
    --nesting_;
    need(inner, ValueType::truth, "not");
    inner.steps.push_back({Operation::opposite, 0, 0});
    return inner;
  }

  const Sign* comparison_sign() {
    for (const Sign& s : comparisons)
      if (sign(s.text)) return &s;
    return nullptr;
  }

  static Part compared(const Part& left, const Sign& s, const Part& right) {
    if (left.type != right.type)
      refuse("expression.type", right.at,
             fmt::format("{} is compared with {}", described(left.type), described(right.type)),
             "compare values of one kind: ais0 = B, nli0 <= C7, uems > 20");
    const bool equality = s.operation == Operation::equal || s.operation == Operation::different;
    if (!equality && !ordered(left.type))
      refuse("expression.order", left.at,
             fmt::format("{} is neither more nor less than another", described(left.type)),
             "use = or !=");
    return joined(left, s.operation, right, ValueType::truth);
  }

  Part comparison() {
    Part left = sum();
    if (word("in")) return among(left);
    const Sign* s = comparison_sign();
    if (s == nullptr) return left;
    Part right = sum();
    Part all = compared(left, *s, right);
    while ((s = comparison_sign()) != nullptr) {
      Part further = sum();
      all = joined(std::move(all), Operation::both, compared(right, *s, further), ValueType::truth);
      right = std::move(further);
    }
    return all;
  }

  /// `nli0 in C4..C7`, ends included, or `ais0 in (A, B)`.
  Part among(const Part& value) {
    if (!sign("(")) return within(value);
    const std::size_t opened = list_[next_ - 1].at;
    Part any = compared(value, equals_sign, sum());
    while (sign(","))
      any = joined(std::move(any), Operation::either, compared(value, equals_sign, sum()),
                   ValueType::truth);
    close(opened);
    return any;
  }

  Part within(const Part& value) {
    const Part least = sum();
    if (!sign(".."))
      refuse("expression.syntax", here().at, "\"..\" should stand here",
             "in takes a range or a list: nli0 in C4..C7, ais0 in (A, B)");
    const Part from_there = compared(least, at_most_sign, value);
    return joined(from_there, Operation::both, compared(value, at_most_sign, sum()),
                  ValueType::truth);
  }

  /// Numbers; or the distance of two levels, in segments.
  static Part added(Part left, Operation operation, const Part& right, std::string_view who) {
    const bool levels = left.type == ValueType::level && right.type == ValueType::level;
    if (!(levels && operation == Operation::subtract)) {
      need(left, ValueType::number, who);
      need(right, ValueType::number, who);
    }
    return joined(std::move(left), operation, right, ValueType::number);
  }

  Part sum() {
    Part left = product();
    while (true) {
      if (sign("+"))
        left = added(std::move(left), Operation::add, product(), "+");
      else if (sign("-"))
        left = added(std::move(left), Operation::subtract, product(), "-");
      else
        return left;
    }
  }

  Part product() {
    Part left = factor();
    while (true) {
      if (sign("*"))
        left = added(std::move(left), Operation::multiply, factor(), "*");
      else if (sign("/"))
        left = added(std::move(left), Operation::divide, factor(), "/");
      else
        return left;
    }
  }

  Part factor() {
    if (!sign("-")) return primary();
    enter();
    Part inner = factor();
    --nesting_;
    need(inner, ValueType::number, "-");
    inner.steps.push_back({Operation::negate, 0, 0});
    return inner;
  }

  void close(std::size_t opened) {
    if (!sign(")"))
      refuse("expression.parenthesis", here().at,
             fmt::format("a \")\" is missing for the \"(\" at column {}", opened + 1), "");
  }

  Part primary() {
    const Token token = here();
    if (token.kind == Token::Kind::number) {
      ++next_;
      return {{{Operation::constant, 0, token.number}}, ValueType::number, token.at};
    }
    if (sign("(")) {
      Part inner = disjunction();
      close(token.at);
      inner.at = token.at;
      return inner;
    }
    if (token.kind == Token::Kind::name) return named();
    refuse("expression.syntax", token.at,
           token.kind == Token::Kind::end
               ? "the expression ends where a value should stand"
               : fmt::format("a value should stand here, not {}", token.text),
           quoted(token) ? "names, grades and levels stand without quotes: ais0 = A" : "");
  }

  static bool quoted(const Token& token) { return token.text == "'" || token.text == "\""; }

  Part named() {
    const Token token = here();
    ++next_;
    if (is(Token::Kind::sign, "(")) return call(token);
    if (const auto variable = find_variable(token.text))
      return {{{Operation::variable, static_cast<std::uint16_t>(variable->slot), 0}},
              variable->type,
              token.at};
    if (const auto constant = find_constant(token.text))
      return {{{Operation::constant, 0, constant->value}}, constant->type, token.at};
    const std::string near = core::nearest(std::string(token.text), vocabulary());
    refuse(
        "expression.unknown-name", token.at, fmt::format("\"{}\" is no name here", token.text),
        near.empty() ? "docs/evidence.md lists the names" : fmt::format("did you mean {}?", near));
  }

  Part call(const Token& function) {
    const std::size_t opened = here().at;
    ++next_;
    Part result = function.text == "abs"   ? size()
                  : function.text == "min" ? extreme(Operation::least, function)
                  : function.text == "max" ? extreme(Operation::most, function)
                                           : no_function(function);
    close(opened);
    result.at = function.at;
    return result;
  }

  Part size() {
    Part inner = disjunction();
    need(inner, ValueType::number, "abs");
    inner.steps.push_back({Operation::size, 0, 0});
    return inner;
  }

  Part extreme(Operation operation, const Token& function) {
    Part all = disjunction();
    if (!ordered(all.type)) need(all, ValueType::number, function.text);
    while (sign(",")) {
      const Part further = disjunction();
      need(further, all.type, function.text);
      const ValueType type = all.type;
      all = joined(std::move(all), operation, further, type);
    }
    return all;
  }

  [[noreturn]] static Part no_function(const Token& function) {
    refuse("expression.unknown-function", function.at,
           fmt::format("\"{}\" is no function", function.text), "min, max and abs are functions");
  }

  const std::vector<Token>& list_;
  std::size_t& next_;
  int nesting_{0};
};

}  // namespace

ParsedExpression parse_expression(const std::vector<Token>& list, std::size_t& next) {
  try {
    const std::size_t begin = list[next].at;
    Part whole = Parser(list, next).disjunction();
    if (depth(whole.steps) > deepest_stack)
      return tl::unexpected(ExpressionProblem{"expression.too-deep", begin,
                                              "the expression holds too many values at a time",
                                              "split it"});
    return Expression(std::move(whole.steps), whole.type);
  } catch (ExpressionProblem& problem) {
    return tl::unexpected(std::move(problem));
  }
}

ParsedExpression parse_expression(std::string_view text) {
  const std::vector<Token> list = tokens(text);
  std::size_t next = 0;
  ParsedExpression parsed = parse_expression(list, next);
  if (parsed && list[next].kind != Token::Kind::end)
    return tl::unexpected(
        ExpressionProblem{"expression.syntax", list[next].at,
                          fmt::format("\"{}\" follows a complete expression", list[next].text),
                          "join parts by and, or, or an operator"});
  return parsed;
}

}  // namespace caudata::evidence
