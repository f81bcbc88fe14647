// SPDX-License-Identifier: Apache-2.0
#include "io/conform/function_call.hpp"

#include <gtest/gtest.h>

namespace caudata::io {
namespace {

TEST(FunctionCall, NamesItsArguments) {
  const auto call = parse_call("f(PI=c(.05,.15, 1),prior=same,n=30,accrual='fixed')");
  ASSERT_TRUE(call);
  EXPECT_EQ(call->name, "f");
  EXPECT_EQ(call->numbers("PI"), (std::vector{0.05, 0.15, 1.0}));
  EXPECT_EQ(call->text("prior"), "same");
  EXPECT_EQ(call->number("n"), 30);
  EXPECT_EQ(call->numbers("n"), std::vector{30.0});
  EXPECT_EQ(call->text("accrual"), "fixed");
  EXPECT_EQ(call->number("rate"), std::nullopt);
  EXPECT_TRUE(call->numbers("prior").empty());
}

TEST(FunctionCall, IsNothingElse) {
  EXPECT_FALSE(parse_call("30"));
  EXPECT_FALSE(parse_call("f(30)"));
  EXPECT_FALSE(parse_call("f(n=30"));
}

}  // namespace
}  // namespace caudata::io
