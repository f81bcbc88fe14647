// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "io/cohort/score_tables.hpp"
#include "io/sqlite_database.hpp"
#include "trial/examined_person.hpp"

/// One person of a virtual cohort as rows of tables.
namespace caudata::io {

/// Tables of cohort.sqlite: `meta`, `persons`, `examinations`, `scores`. docs/patients.md says what
/// the columns mean. Without scores there is no table of them: an empty one would pass for scores
/// of nobody, and a join with other parts would be incomplete in silence.
std::string cohort_schema(ScoreTables scores_are);
inline constexpr int cohort_schema_version = 2;

SqlRow person_row(const trial::ExaminedPerson& person);
std::vector<SqlRow> examination_rows(const trial::ExaminedPerson& person,
                                     const std::vector<std::string>& occasions);
/// Side, modality, segment and score of every cell, the examinations in the order of days; anal
/// contraction and deep pressure as 0 or 1.
std::vector<SqlRow> score_rows(const trial::ExaminedPerson& person,
                               const std::vector<std::string>& occasions);

/// persons.csv: one row a person, the findings of every examination side by side. From the rows of
/// that person and of their examinations.
std::string persons_csv_header(const std::vector<std::string>& occasions);
std::string persons_csv_record(const SqlRow& person, const std::vector<SqlRow>& examinations);

/// scores.csv: one row a cell, in the long layout that `classify` reads, with person, visit and day
/// beside it; a person's examinations in the order of days, as `classify --change` takes them.
std::string scores_csv_header();
std::string scores_csv_records(const trial::ExaminedPerson& person,
                               const std::vector<std::string>& occasions);

}  // namespace caudata::io
