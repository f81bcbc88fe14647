// SPDX-License-Identifier: Apache-2.0
#include "io/checkpoint.hpp"

#include <stdexcept>

#include "io/atomic_write.hpp"
#include "io/checkpoint_json.hpp"
#include "io/sha256.hpp"

namespace caudata::io {
namespace {

constexpr const char* format_name = "caudata-partial/2";

core::Issue torn(const std::string& file, std::string why) {
  return {core::Severity::error, "checkpoint.torn",
          {file, 0, 0},          "the file is cut or was changed",
          std::move(why),        "start the run again without --resume"};
}
core::Issue foreign(const std::string& file) {
  return {core::Severity::error,
          "checkpoint.foreign",
          {file, 0, 0},
          "the file is no checkpoint and no shard of this version",
          std::string("its format is not ") + format_name,
          "check the path"};
}

CheckpointJson body(const PartialRun& partial) {
  CheckpointJson scenarios = CheckpointJson::array();
  for (const oc::Accumulator& sums : partial.state.scenarios)
    scenarios.push_back(fields_to_json(sums));
  return {{"run_id", partial.run_id},
          {"protocol", partial.protocol_text},
          {"trials", partial.trials},
          {"shard", {partial.shard.index, partial.shard.of}},
          {"seed", partial.state.range.seed.value},
          {"first", partial.state.range.first},
          {"last", partial.state.range.last},
          {"done", partial.state.done},
          {"scenarios", std::move(scenarios)}};
}

PartialRun from_body(const CheckpointJson& j) {
  PartialRun partial;
  partial.run_id = j.at("run_id").get<std::string>();
  partial.protocol_text = j.at("protocol").get<std::string>();
  partial.trials = j.at("trials").get<std::uint64_t>();
  partial.shard = {j.at("shard").at(0).get<std::uint64_t>(),
                   j.at("shard").at(1).get<std::uint64_t>()};
  partial.state.range = {core::Seed{j.at("seed").get<std::uint64_t>()},
                         j.at("first").get<std::uint64_t>(), j.at("last").get<std::uint64_t>()};
  partial.state.done = j.at("done").get<std::uint64_t>();
  for (const CheckpointJson& sums : j.at("scenarios"))
    partial.state.scenarios.push_back(fields_from_json<oc::Accumulator>(sums));
  return partial;
}

}  // namespace

std::string to_json(const PartialRun& partial) {
  const std::string text = body(partial).dump();
  return R"({"format":")" + std::string(format_name) + R"(","sha256":")" + sha256_hex(text) +
         R"(","partial":)" + text + "}\n";
}

core::Result<PartialRun> parse_partial_run(std::string_view text, const std::string& file) {
  const CheckpointJson document = CheckpointJson::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) return core::failure(torn(file, "it is not complete JSON"));
  if (!document.is_object() || document.value("format", CheckpointJson()) != format_name)
    return core::failure(foreign(file));
  try {
    const CheckpointJson& partial = document.at("partial");
    if (sha256_hex(partial.dump()) != document.at("sha256").get<std::string>())
      return core::failure(torn(file, "its content does not have the hash that it states"));
    return from_body(partial);
  } catch (const std::exception& problem) {
    return core::failure(torn(file, problem.what()));
  }
}

core::Result<PartialRun> read_partial_run(const std::filesystem::path& file) {
  return read_bytes(file).and_then(
      [&](const std::string& text) { return parse_partial_run(text, file.string()); });
}

}  // namespace caudata::io
