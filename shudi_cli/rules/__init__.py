"""The registry of rules: one line a rule, one module a rule."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from shudi_cli.finding import Finding
from shudi_cli.rule import Rule

MODULES = (
    "sd101_unreadable",
    "sd102_too_large",
    "sd103_not_utf8",
    "sd104_unsafe_character",
    "sd105_yaml_syntax",
    "sd106_tab_indent",
    "sd107_full_width",
    "sd108_merge_conflict",
    "sd109_duplicate_key",
    "sd110_anchor",
    "sd111_tag",
    "sd112_too_deep",
    "sd113_empty",
    "sd114_several_documents",
    "sd115_link",
    "sd116_unknown_file",
    "sd117_no_manifest",
    "sd118_folder_elsewhere",
    "sd200_shape",
    "sd201_missing_field",
    "sd202_unknown_field",
    "sd203_wrong_type",
    "sd204_wrong_value",
    "sd205_wrong_form",
    "sd206_schema",
    "sd207_format_version",
    "sd208_ends_before_it_begins",
    "sd301_unknown_body",
    "sd302_unknown_law",
    "sd303_unknown_domain",
    "sd304_duplicate_id",
    "sd305_duplicate_name",
    "sd306_file_name",
    "sd307_retired_target",
    "sd308_contested_body_name",
    "sd309_unknown_register_id",
    "sd310_unknown_rule",
    "sd311_waiver_past",
    "sd312_waiver_idle",
    "sd313_settings_loosened",
    "sd314_misplaced_erratum",
    "sd401_no_lead",
    "sd402_lead_without_duty",
    "sd403_leads_without_line",
    "sd404_leads_and_supports",
    "sd405_township_lead_without_basis",
    "sd406_township_lead_without_power",
    "sd407_power_of_another_township_body",
    "sd408_village_leads",
    "sd409_duty_handed_to_village",
    "sd410_act_without_power",
    "sd411_designation_missing",
    "sd412_left_to_government",
    "sd413_entrusted_lead_moved",
    "sd414_entrusted_coercion",
    "sd415_entrusted_without_document",
    "sd416_pocket_clause",
    "sd417_unnamed_body",
    "sd418_duty_of_another",
    "sd419_overlapping_matters",
    "sd420_only_supports",
    "sd421_assigned_without_decision",
    "sd422_work_done_by_township",
    "sd423_no_basis",
    "sd424_duty_not_split",
    "sd425_joined_line",
    "sd501_matter_deleted",
    "sd502_id_reused",
    "sd503_issued_edition_changed",
    "sd504_change_without_record",
    "sd505_record_incomplete",
    "sd506_shifted_down",
    "sd507_power_shifted_down",
    "sd508_issued_heading_changed",
    "sd509_issued_record_changed",
    "sd510_burden_grew",
    "sd511_register_moved_down",
    "sd512_line_redrawn",
    "sd513_erratum_shifts_down",
    "sd514_flow_eased",
    "sd515_work_in_words",
    "sd516_name_of_another_body",
    "sd517_register_name_moved",
    "sd518_alias_moved",
    "sd519_issued_record_reworded",
    "sd520_record_of_nothing",
    "sd521_law_as_of_moved",
    "sd522_law_register_changed",
    "sd523_record_without_edition",
    "sd601_article_beyond_last",
    "sd602_law_not_in_force",
    "sd603_unknown_version",
    "sd604_article_of_unread_text",
    "sd605_amended_since_review",
    "sd606_repealed_since_review",
    "sd607_law_after_as_of",
    "sd608_law_register_dates",
    "sd701_step_by_outsider",
    "sd702_lead_without_step",
    "sd703_handed_to_nobody",
    "sd704_loop",
    "sd705_limit_without_source",
    "sd706_senseless_limit",
)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    loaded = (_load(module) for module in MODULES)
    return {rule.id: rule for rule in loaded}


@cache
def rule(identity: str) -> Rule:
    """One rule by its id, without loading the others."""
    module = next(m for m in MODULES if m.startswith(identity.lower() + "_"))
    return _load(module)


def message(finding: Finding) -> str:
    """A finding in words."""
    return rule(finding.rule).say(finding)


def _load(name: str) -> Rule:
    module = import_module(f"shudi_cli.rules.{name}")
    identity, _, code = name.partition("_")
    return Rule(
        id=identity.upper(),
        code=code.replace("_", "-"),
        level=module.LEVEL,
        subject=module.SUBJECT,
        message=module.MESSAGE,
        hint=module.HINT,
        manual=(module.__doc__ or "").strip(),
        check=getattr(module, "check", None),
        since=getattr(module, "SINCE", ""),
        until=getattr(module, "UNTIL", "9999-12-31"),
        sample=getattr(module, "SAMPLE", {}),
        table=getattr(module, "TABLE", ()),
    )
