// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

#include "app/graft_engine.hpp"
#include "app/grammar/describe.hpp"
#include "app/help_text.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "core/issue.hpp"
#include "io/build_info.hpp"

namespace caudata::app {
namespace {

core::Issue usage(std::string rule, std::string message, std::string suggestion) {
  return {core::Severity::error, std::move(rule), {"caudata", 0, 0}, std::move(message), {},
          std::move(suggestion)};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         const std::string& otherwise) {
  const std::string near = core::nearest(word, known);
  return near.empty() ? otherwise : fmt::format("did you mean {}?", near);
}

unsigned processors() { return std::max(1u, std::thread::hardware_concurrency()); }

template <class Options>
Options on_all_processors() {
  Options options;
  options.threads = processors();
  return options;
}

RunOptions as_typed(const std::vector<std::string>& words) {
  auto options = on_all_processors<RunOptions>();
  options.command = words;
  return options;
}

/// The verbs in the order of the help: one CLI11 subcommand each.
class Grammar {
 public:
  explicit Grammar(const std::vector<std::string>& words) {
    app_.footer(how_to_go_on);
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", "this text; VERB --help for the options of a verb");
    app_.set_version_flag("--version", version);
    verb("check", "find what is wrong with a protocol", check);
    verb("run", "conduct the trial many times and report", run, as_typed(words));
    verb("patients", "draw virtual patients of a protocol, with their recovery", patients,
         on_all_processors<PatientsOptions>());
    verb("graft", "follow the cells of a dose, one by one, from the needle to the lesion", graft,
         on_all_processors<GraftOptions>());
    verb("recovery", "summarise real examinations beside the virtual population", recovery);
    verb("oc", "compare dose-escalation designs: exact operating characteristics", oc,
         on_all_processors<OcOptions>());
    verb("optimise", "search the options of a design against exact characteristics", optimise,
         on_all_processors<OptimiseOptions>());
    verb("explain", "say in plain words what happened and why", explain);
    verb("replay", "print the event log of one trial", replay);
    verb("parameters", "list the numbers of the model with their sources", parameters);
    verb("merge", "join the shards of a run", merge);
    verb("classify", "classify ISNCSCI examinations from a file", classify);
    verb("conform", "recompute reference numbers of dose-finding designs", conform);
    verb("validate", "the virtual population against published numbers", validate,
         on_all_processors<ValidateOptions>());
    verb("calibrate", "fit the free parameters to the calibration targets", calibrate,
         on_all_processors<CalibrateOptions>());
    verb("decide", "the next dose of a trial under way, with the reason", decide);
    verb("verify-log", "check the hash chain of a log of decisions", verify_log);
  }

  ExitCode obey(std::vector<std::string> words) {
    if (const auto wrong = unknown_verb(words)) return complain(*wrong);
    try {
      std::reverse(words.begin(), words.end());  // CLI11 takes them so
      app_.parse(words);
    } catch (const CLI::ParseError& error) {
      return after_parse(error);
    }
    for (const auto& [verb, act] : act_)
      if (verb->parsed()) return act();
    return ExitCode::bad_input;
  }

 private:
  static std::string version() {
    const io::BuildInfo info = io::build_info();
    return fmt::format("caudata {}\nsource   {}\ncompiler {}\nflags    {}", info.version,
                       info.source_hash, info.compiler, info.flags);
  }

  template <class Options>
  void verb(const char* name, const char* summary, ExitCode (*act)(const Options&),
            Options initial = {}) {
    CLI::App* made = app_.add_subcommand(name, summary);
    const auto options = std::make_shared<Options>(std::move(initial));
    describe(*made, *options);
    act_.emplace_back(made, [options, act] { return act(*options); });
  }

  std::vector<std::string> verb_names() const {
    std::vector<std::string> names;
    for (const auto* sub : app_.get_subcommands([](const CLI::App*) { return true; }))
      names.push_back(sub->get_name());
    return names;
  }

  std::optional<core::Issue> unknown_verb(const std::vector<std::string>& words) const {
    const std::vector<std::string> known = verb_names();
    if (words.empty())
      return usage("usage.verb", "no verb given", "caudata --help shows what there is");
    if (words.front().starts_with('-')) return std::nullopt;
    if (std::find(known.begin(), known.end(), words.front()) != known.end()) return std::nullopt;
    return usage("usage.verb", fmt::format("there is no verb \"{}\"", words.front()),
                 did_you_mean(words.front(), known, "caudata --help shows what there is"));
  }

  std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const auto* verb : app_.get_subcommands())
      for (const auto* option : verb->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  /// An unknown option is the commonest slip; CLI11 leaves it among the remaining words.
  std::string suggestion() const {
    for (const std::string& word : app_.remaining(true)) {
      const std::string near = core::nearest(word.substr(0, word.find('=')), option_names());
      if (!near.empty()) return fmt::format("did you mean {}?", near);
    }
    const auto verbs = app_.get_subcommands();
    return verbs.empty()
               ? "caudata --help shows what there is"
               : fmt::format("caudata {} --help shows its options", verbs.front()->get_name());
  }

  ExitCode complain(const core::Issue& issue) {
    print_finding(stderr, issue);
    return ExitCode::bad_input;
  }

  ExitCode after_parse(const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      app_.exit(error, std::cout, std::cerr);  // help or version was asked for
      return ExitCode::done;
    }
    return complain(usage("usage", error.what(), suggestion()));
  }

  CLI::App app_{about, "caudata"};
  std::vector<std::pair<const CLI::App*, std::function<ExitCode()>>> act_;
};

}  // namespace

ExitCode obey(const std::vector<std::string>& words) { return Grammar(words).obey(words); }

}  // namespace caudata::app
