// SPDX-License-Identifier: Apache-2.0
#include "evidence/event_choice.hpp"

#include <algorithm>

#include "safety/complications.hpp"
#include "safety/procedure.hpp"

namespace caudata::evidence {
namespace {

struct NamedEvents {
  std::string name;
  EventChoice events;
};

constexpr std::uint32_t every_term = (1u << safety::term_count) - 1;

EventChoice only(safety::Term term) { return {1u << static_cast<unsigned>(term), {}}; }

const std::vector<NamedEvents>& all() {
  static const std::vector<NamedEvents> named = [] {
    std::vector<NamedEvents> list;
    for (const auto& c : safety::complication_terms) list.push_back({c.key, only(c.term)});
    for (const auto& p : safety::procedure_terms) list.push_back({p.key, only(p.term)});
    list.push_back({"death", only(safety::Term::death_background)});
    list.push_back({"any", {every_term, EventChoice::Among::all}});
    list.push_back({"serious", {every_term, EventChoice::Among::serious}});
    return list;
  }();
  return named;
}

}  // namespace

std::optional<EventChoice> find_events(std::string_view name) {
  const auto at = std::ranges::find(all(), name, &NamedEvents::name);
  return at == all().end() ? std::nullopt : std::optional(at->events);
}

const std::vector<std::string>& event_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const NamedEvents& e : all()) list.push_back(e.name);
    return list;
  }();
  return names;
}

}  // namespace caudata::evidence
