// SPDX-License-Identifier: Apache-2.0
#include "core/date.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace caudata::core {

TEST(Date, AgreesWithTheCalendarOfTheStandardLibraryOnEveryDay) {
  using namespace std::chrono;
  const sys_days first{year(1900) / 1 / 1}, last{year(2199) / 12 / 31};
  for (sys_days day = first; day <= last; day += days(1)) {
    const year_month_day date(day);
    const Days number(static_cast<std::int32_t>(day.time_since_epoch().count()));
    const std::string text = date_text(number);
    ASSERT_EQ(parse_date(text), number) << text;
    ASSERT_EQ(std::stoi(text.substr(0, 4)), static_cast<int>(date.year()));
    ASSERT_EQ(std::stoul(text.substr(5, 2)), static_cast<unsigned>(date.month()));
    ASSERT_EQ(std::stoul(text.substr(8, 2)), static_cast<unsigned>(date.day()));
  }
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-01",
                           "25-04-01", "01.04.2025", "2025-04-01 ", "2025/04/01", "1899-12-31",
                           "2200-01-01", "2025-04-0a", "1900-02-29"})
    EXPECT_FALSE(parse_date(text)) << text;
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_EQ(parse_date("1970-01-01"), Days(0));
}

}  // namespace caudata::core
